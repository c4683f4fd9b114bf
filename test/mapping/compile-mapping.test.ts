import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { plainJson } from '../../shared/mapping/plain.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import { EARLIEST_INSTANT } from '../../shared/time/instant.ts'
import { at, day } from '../case/factories.ts'
import { AT, aMapping, hash, IMAGE, mapped } from './mapping-documents.ts'

const loanOf = (facts: readonly PortfolioFact[]) =>
  facts.flatMap((fact) => (fact.kind === 'loan' ? [fact.value] : []))[0]

describe('an image', () => {
  test('becomes a loan as its columns say, with its version and when it came to be known', () => {
    const { facts, problems } = mapped(aMapping(), IMAGE)
    assert.deepEqual(problems, [])
    assert.deepEqual(facts, [
      {
        kind: 'loan',
        borrower: 'B1',
        value: {
          id: 'L1',
          currency: 'EUR',
          status: 'overdue',
          instalments: [{ id: '1', dueOn: day('2026-11-05'), amount: 12_550 }],
          sourceVersion: at('2026-11-06T09:00:00Z'),
          asOf: AT,
        },
      },
    ])
  })

  test('becomes nothing where no row is about it', () => {
    const rows = [{ ...aMapping().rows[0], when: [{ path: 'type', is: ['LOAN'] }] }]
    assert.deepEqual(mapped(aMapping({ rows }), IMAGE).facts, [])
    assert.equal(mapped(aMapping({ rows }), { ...IMAGE, type: 'LOAN' }).facts.length, 1)
    const absent = [{ ...rows[0], when: [{ path: 'gone', absent: true }] }]
    assert.equal(mapped(aMapping({ rows: absent }), IMAGE).facts.length, 1)
    assert.equal(mapped(aMapping({ rows: absent }), { ...IMAGE, gone: 'x' }).facts.length, 0)
  })

  test('that carries its borrower becomes the borrower, then the loan', () => {
    const columns = {
      name: 'name',
      locale: { path: 'speaks', words: { zh: 'zh-Hans' } },
      phone: 'phones.0',
      jurisdiction: { value: 'NG' },
    }
    const { facts } = mapped(aMapping({}, columns), {
      ...IMAGE,
      name: 'Ada Fern',
      speaks: 'zh',
      phones: ['0700 000 0001'],
    })
    assert.deepEqual(
      facts.map(({ kind }) => kind),
      ['borrower', 'loan'],
    )
    const [borrower] = facts
    assert.ok(borrower?.kind === 'borrower')
    assert.deepEqual(borrower.value.locales, ['zh-Hans'])
    assert.deepEqual(borrower.value.contactPoints, [
      { id: hash('+2347000000001'), channel: 'sms', address: '+2347000000001' },
    ])
    assert.equal(borrower.value.sourceVersion, at('2026-11-06T09:00:00Z'))
  })

  test('is read by an unambiguous path where names hold dots, and lists by their places', () => {
    const columns = { loan: ['loan.no'], dueOn: 'dates.1' }
    const { facts } = mapped(aMapping({}, columns), { ...IMAGE, 'loan.no': 'L-9', dates: ['x', '2026-11-07'] })
    assert.equal(loanOf(facts)?.id, 'L-9')
    assert.equal(loanOf(facts)?.instalments[0]?.dueOn, day('2026-11-07'))
  })

  test('never reads what an object only inherits', () => {
    const { problems } = mapped(aMapping({}, { loan: 'constructor.name' }), IMAGE)
    assert.equal(problems.length, 1)
  })

  test('that can’t be read is refused by its fields and paths, and by nothing that stands there', () => {
    const secrets = { who: 'ada@example.com', id: 'not an id', state: 'Miss Ada', amount: '12,99', due: '5 Nov' }
    const { facts, problems } = mapped(aMapping(), { ...IMAGE, ...secrets })
    assert.deepEqual(facts, [])
    assert.deepEqual(problems.map((problem) => problem.split(':')[0]).toSorted(), [
      'loan amountDue',
      'loan borrower',
      'loan dueOn',
      'loan loan',
      'loan status',
    ])
    for (const secret of Object.values(secrets)) assert.ok(!problems.join(' ').includes(secret), secret)
  })

  test('without a version can’t be told old from new, so nothing of it is taken', () => {
    for (const changed of [undefined, 'yesterday', '2061-01-01T00:00:00Z']) {
      const { facts, problems } = mapped(aMapping(), { ...IMAGE, ...(changed ? { changed } : { changed: null }) })
      assert.deepEqual([facts, problems], [[], ['version: look at changed']])
    }
  })

  test('of several rows gives the good ones, protections first, and tells of the bad', () => {
    const rows = [
      aMapping({}, { dueOn: 'nowhere' }).rows[0],
      {
        record: 'payment',
        columns: {
          borrower: 'who',
          loan: 'id',
          payment: { value: 'P1' },
          currency: { value: 'EUR' },
          amount: 'amount',
          at: 'due',
        },
      },
      { record: 'opt-out', columns: { borrower: 'who', at: 'due' } },
    ]
    const { facts, problems } = mapped(aMapping({ rows }), IMAGE)
    assert.deepEqual(
      facts.map(({ kind }) => kind),
      ['hold', 'payment'],
    )
    assert.equal(problems.length, 1)
  })
})

describe('amounts', () => {
  test('in minor units are the same amounts, whatever the decimals of their currency', () => {
    const amountOf = (amount: string, currency: string) =>
      loanOf(mapped(aMapping({ amounts: 'minor' }, { currency: { value: currency } }), { ...IMAGE, amount }).facts)
        ?.instalments[0]?.amount
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom('EUR', 'JPY', 'KWD', 'CNY'),
        (minor, currency) => {
          assert.equal(amountOf(String(minor), currency), minor)
        },
      ),
    )
  })

  test('that are no whole minor units, or negative, are refused rather than guessed at', () => {
    for (const amount of ['125.50', '-100', '1e3', '']) {
      const { facts, problems } = mapped(aMapping({ amounts: 'minor' }), { ...IMAGE, amount })
      assert.deepEqual([facts.length, problems.length > 0], [0, true], amount)
    }
  })

  test('keep every digit that a message has', () => {
    const image = plainJson(
      '{"who":"B1","id":90071992547409931,"state":"due","amount":1234567.10,"due":"2026-11-05","changed":"2026-11-06T09:00:00Z"}',
    )
    const loan = loanOf(mapped(aMapping(), image!).facts)
    assert.deepEqual([loan?.id, loan?.instalments[0]?.amount], ['90071992547409931', 123_456_710])
  })
})

describe('days and times', () => {
  const dueOf = (due: unknown, as: string, zone?: string) =>
    loanOf(mapped(aMapping(zone ? { zone } : {}, { dueOn: { path: 'due', as } }), { ...IMAGE, due } as never).facts)
      ?.instalments[0]?.dueOn

  test('are read in the forms that sources have', () => {
    assert.equal(dueOf('20261105', 'yyyymmdd'), day('2026-11-05'))
    assert.equal(dueOf('5/11/2026', 'dd/mm/yyyy'), day('2026-11-05'))
    assert.equal(dueOf('11/05/2026', 'mm/dd/yyyy'), day('2026-11-05'))
    assert.equal(dueOf('05.11.2026', 'dd.mm.yyyy'), day('2026-11-05'))
    assert.equal(dueOf(['2026', '11', '5'], 'date-parts'), day('2026-11-05'))
  })

  test('an instant is the local day of the mapping’s zone', () => {
    const instant = String(at('2026-11-05T17:00:00Z') / 1000)
    assert.equal(dueOf(instant, 'epoch-seconds', 'Asia/Shanghai'), day('2026-11-06'))
    assert.equal(dueOf(`${instant}000`, 'epoch-milliseconds', 'America/New_York'), day('2026-11-05'))
  })

  test('that do not exist or are of another form are refused', () => {
    for (const [due, as] of [
      ['20260231', 'yyyymmdd'],
      ['2026-11-05', 'yyyymmdd'],
      ['31/02/2026', 'dd/mm/yyyy'],
      ['soon', 'epoch-seconds'],
      ['x', 'date-parts'],
    ]) {
      assert.equal(dueOf(due, as!, 'UTC'), undefined, `${due} ${as}`)
    }
  })

  test('a local time is an instant of its zone', () => {
    const version = { path: 'changed', as: 'local-time' }
    const versionOf = (changed: string) =>
      mapped(aMapping({ version, zone: 'Europe/Berlin' }), { ...IMAGE, changed }).version
    assert.equal(versionOf('2026-11-06T09:00:00.5'), at('2026-11-06T08:00:00.500Z'))
    assert.equal(versionOf('2026-07-06 09:00'), at('2026-07-06T07:00:00Z'))
    assert.deepEqual(mapped(aMapping({ version, zone: 'UTC' }), { ...IMAGE, changed: '2026-11-06T25:00:00' }).facts, [])
  })
})

describe('versions', () => {
  test('that are counts compare like times, and go into the store like them', () => {
    const version = { path: 'n', as: 'counter' }
    const of = (n: string) => loanOf(mapped(aMapping({ version }), { ...IMAGE, n }).facts)?.sourceVersion
    assert.equal(of('17'), EARLIEST_INSTANT + 17)
    assert.equal(of('1.5'), undefined)
  })
})

describe('a loan that its table no longer has', () => {
  test('is closed, a moment newer than it was last spoken of, where the mapping says so', () => {
    const { facts } = mapped(aMapping(), { before: IMAGE })
    assert.deepEqual([loanOf(facts)?.status, loanOf(facts)?.sourceVersion], ['closed', AT])
    const counted = { version: { path: 'n', as: 'counter' } }
    assert.equal(
      loanOf(mapped(aMapping(counted), { before: { ...IMAGE, n: '4' } }).facts)?.sourceVersion,
      EARLIEST_INSTANT + 5,
    )
    const ahead = { ...IMAGE, changed: '2026-11-07T00:00:00Z' }
    assert.equal(loanOf(mapped(aMapping(), { before: ahead }).facts)?.sourceVersion, at('2026-11-07T00:00:00.001Z'))
  })

  test('is left alone where the mapping ignores removals', () => {
    assert.deepEqual(mapped(aMapping({ removal: 'ignore' }), { before: IMAGE }).facts, [])
  })

  test('under this borrower is closed there: whoever no longer owes is not reminded', () => {
    const { facts } = mapped(aMapping(), { before: IMAGE, image: { ...IMAGE, who: 'B2' } })
    assert.deepEqual(
      facts.map((fact) => fact.kind === 'loan' && [fact.borrower, fact.value.status]),
      [
        ['B1', 'closed'],
        ['B2', 'overdue'],
      ],
    )
  })

  test('a change of anything else closes nothing', () => {
    const { facts } = mapped(aMapping(), { before: IMAGE, image: { ...IMAGE, state: 'paid' } })
    assert.deepEqual(
      facts.map((fact) => fact.kind === 'loan' && fact.value.status),
      ['paid'],
    )
  })

  test('and an image that can’t be read closes nothing: who knows what it says', () => {
    const { facts, problems } = mapped(aMapping(), { before: IMAGE, image: { ...IMAGE, who: '?' } })
    assert.deepEqual([facts, problems.length], [[], 1])
  })
})

test('a payment that is expected to settle is known as pending until an image says that it has', () => {
  const columns = {
    borrower: 'who',
    loan: 'id',
    payment: { value: 'P1' },
    currency: { value: 'EUR' },
    amount: 'amount',
    at: 'due',
    settledAt: 'settles',
  }
  const { facts } = mapped(aMapping({ rows: [{ record: 'payment', columns }] }), { ...IMAGE, settles: '2026-11-20' })
  assert.deepEqual(
    facts.map((fact) => fact.kind === 'payment' && [fact.value.state, fact.value.sourceVersion]),
    [['pending', at(IMAGE.changed)]],
  )
})
