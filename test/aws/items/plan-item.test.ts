import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { toItem } from '../../../shared/aws/items/attributes.ts'
import { UnreadableItemError } from '../../../shared/aws/items/item-errors.ts'
import { EXTRAS, PLAN_CODES } from '../../../shared/aws/items/plan-codes.ts'
import { planAttributes } from '../../../shared/aws/items/plan-item.ts'
import { readCase } from '../../../shared/aws/items/read-case.ts'
import { readPlan } from '../../../shared/aws/items/read-plan.ts'
import { CHANNELS, TONES } from '../../../shared/case/channel.ts'
import { CONTACT_PURPOSES, MANNERS, PERSONS, PLACES, RESULTS } from '../../../shared/case/contact-words.ts'
import { EMPTY_PLAN, OUTCOMES, type Plan } from '../../../shared/case/plan.ts'
import { traceOf } from '../../../shared/case/trace.ts'
import { EARLIEST_INSTANT, LATEST_INSTANT } from '../../../shared/time/instant.ts'
import { typicalCase } from '../../bench/typical-case.ts'
import { aContact, aPlan, at } from '../../case/factories.ts'
import { itemsOfCase } from '../../integration/dynamodb-local/tables.ts'
import { KILOBYTE, READ_UNIT, sizeOf } from './item-size.ts'

const KEY = { pk: 'BORROWER#b-1', sk: 'PLAN' }
const stored = (plan: Plan) =>
  Object.fromEntries(Object.entries(planAttributes(plan)).filter(([, value]) => value !== undefined))

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/)
const instant = fc.integer({ min: EARLIEST_INSTANT, max: LATEST_INSTANT - 1 })
const channel = fc.constantFrom(...CHANNELS)
const outcome = fc.constantFrom(...OUTCOMES)
const locale = fc.constantFrom('en', 'zh-Hans', 'zh-Hant-HK')
const contact = fc
  .record(
    {
      id,
      at: instant,
      channel,
      purpose: fc.constantFrom(...CONTACT_PURPOSES),
      tone: fc.constantFrom(...TONES),
      loans: fc.array(id, { maxLength: 3 }),
      outcome,
    },
    { noNullPrototype: true },
  )
  .chain((each) =>
    fc
      .record(
        {
          point: id,
          inbound: fc.constant(true as const),
          elsewhere: fc.constant(true as const),
          answers: fc.constant(true as const),
          person: fc.constantFrom(...PERSONS),
          place: fc.constantFrom(...PLACES),
          manner: fc.constantFrom(...MANNERS),
          result: fc.constantFrom(...RESULTS),
          trace: fc.string({ minLength: 1 }).map(traceOf),
        },
        { requiredKeys: [], noNullPrototype: true },
      )
      .map((more) => ({ ...each, ...more })),
  )
const plans: fc.Arbitrary<Plan> = fc
  .record({
    version: fc.nat(),
    contactsSent: fc.nat(),
    done: fc.array(
      fc.record({ loan: id, subject: id, step: id, channel, contact: id, outcome }, { noNullPrototype: true }),
    ),
    contacts: fc.array(contact).map((all) => all.toSorted((a, b) => a.at - b.at)),
  })
  .chain((plan) =>
    fc
      .record(
        {
          arm: id,
          next: instant,
          alarm: instant,
          strategy: fc.string(),
          packs: fc.string(),
          claim: fc.record({ id, at: instant }, { noNullPrototype: true }),
          engagement: fc.dictionary(channel, fc.integer({ min: 1, max: 99_999 })),
          links: fc.array(fc.record({ contact: id, locale }, { noNullPrototype: true }), {
            minLength: 1,
            maxLength: 3,
          }),
          full: fc.array(fc.record({ channel, point: id, until: instant }, { noNullPrototype: true }), {
            minLength: 1,
            maxLength: 2,
          }),
        },
        { requiredKeys: [], noNullPrototype: true },
      )
      .map((more) => ({ ...plan, ...more })),
  )

describe('a plan in its item', () => {
  test('reads back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { engagement, ...read } = readPlan(KEY, stored(plan))
        const { engagement: before, ...rest } = plan
        assert.deepEqual(read, rest)
        assert.deepEqual({ ...engagement }, { ...before })
      }),
    )
  })

  test('reads as its documentation says', () => {
    const plan = aPlan({
      done: [{ loan: 'l-1', subject: '1', step: 'before-due', channel: 'sms', contact: 'k-7', outcome: 'sent' }],
      contacts: [aContact({ id: 'k-7', at: at('2026-11-07T01:00:00Z'), loans: ['l-1', 'l-2'] })],
      contactsSent: 1,
      engagement: { sms: 3, email: 1 },
      links: [{ contact: 'k-7', locale: 'en' }],
      full: [{ channel: 'sms', point: 'sms-1', until: at('2026-11-07T01:00:00Z') }],
    })
    assert.deepEqual(stored(plan), {
      version: 0,
      words: 'l-1 1 before-due k-7 sms-1 l-2',
      contacts: 'sufsmw5p50g0.3.4.0,5',
      done: 'ss0.1.2.3',
      sent: 1,
      engagement: 's3 e1',
      links: 'k-7/en',
      full: 'ssms-1/mw5p50g0',
    })
  })

  test('says in a letter each what more is known of a contact, and nothing where nothing is', () => {
    const call = aContact({ id: 'k-7', at: at('2026-11-07T01:00:00Z'), channel: 'agent', loans: [] })
    const { contacts } = stored(
      aPlan({ contacts: [{ ...call, elsewhere: true, place: 'work', manner: 'call', result: 'conversation' }] }),
    )
    assert.equal(contacts, 'aufsmw5p50g0.0.1..xWCo')
  })

  test('says nothing where there is nothing to say', () => {
    assert.deepEqual(stored(EMPTY_PLAN), { version: 0, sent: 0 })
  })

  test('takes one write unit with twelve contacts and twelve marks, also with ids as long as real ones', () => {
    const { borrower, plan } = typicalCase(7)
    const full: Plan = {
      ...plan,
      next: at('2026-11-10T09:00:00Z'),
      alarm: at('2026-11-10T09:00:00Z'),
      strategy: 'early-delinquency@1',
      packs: 'cn@2026-11-23 us@2026-11-23 strictest-default@2026-11-23 48jty6',
      engagement: { sms: 8, email: 4 },
      links: plan.contacts.slice(-2).map(({ id: contact }) => ({ contact, locale: 'zh-Hans' })),
    }
    const typical = sizeOf(toItem({ pk: `BORROWER#${borrower.id}`, sk: 'PLAN', v: 1, ...planAttributes(full) }))
    assert.ok(typical <= 750, `${typical} bytes`)

    // Claims of 14 characters, keyed hashes of 32 and a lender's ids of 12, with a claim in flight.
    const long = (name: string) => (name.includes('-k') ? name.padEnd(14, 'x') : name.padEnd(12, 'x'))
    const real: Plan = {
      ...full,
      claim: { id: 'c'.repeat(14), at: at('2026-11-10T09:00:00Z') },
      contacts: full.contacts.map((each) => ({
        ...each,
        id: long(each.id),
        point: each.point?.padEnd(32, '0'),
        loans: each.loans.map(long),
      })),
      links: full.links?.map((each) => ({ ...each, contact: long(each.contact) })),
      done: full.done.map((each) => ({ ...each, loan: long(each.loan), contact: long(each.contact) })),
    }
    const size = sizeOf(toItem({ pk: `BORROWER#${'b'.repeat(12)}`, sk: 'PLAN', v: 1, ...planAttributes(real) }))
    assert.ok(size <= KILOBYTE, `${size} bytes`)
  })

  test('and the whole typical case takes one read unit', () => {
    const size = itemsOfCase(typicalCase(7)).reduce((sum, item) => sum + sizeOf(item), 0)
    assert.ok(size <= READ_UNIT, `${size} bytes`)
  })

  test('has a letter of its own for every word', () => {
    for (const codes of Object.values(PLAN_CODES)) {
      const letters = Object.values(codes)
      assert.equal(new Set(letters).size, letters.length)
      assert.ok(letters.every((letter) => letter.length === 1))
    }
    const extras = EXTRAS.flatMap((family) => Object.values(PLAN_CODES[family]))
    assert.equal(new Set(extras).size, extras.length)
  })

  for (const [what, broken] of Object.entries({
    'a letter that stands for nothing': { contacts: 'zufsmw5p50g0.3.4.0' },
    'a number of no word': { done: 'ss0.1.2.z' },
    'a point that is no word': { contacts: 'sufsmw5p50g0.3.z.0' },
    'a letter of nothing more that is known': { contacts: 'sufsmw5p50g0.3.4.0.x?' },
    'an instant that is none': { contacts: 'sufs.3.4.0' },
    'an instant beyond all time': { contacts: 'sufszzzzzzzzzzzzzzzz.3.4.0' },
    'contacts in disorder': { contacts: 'sufsmw5p50g0.3.4.0 sufs-1.3.4.0' },
    'a claim without its instant': { claim: 'k-7' },
    'no version': { version: undefined },
    'a text for a count': { sent: '12' },
    'a count of no channel': { engagement: 'x3' },
    'a link without a language': { links: 'k-7' },
    'a number that is full of no channel': { full: 'xsms-1/mw5p50g0' },
    'a number that is full for nobody knows how long': { full: 'ssms-1' },
  })) {
    test(`is not read with ${what}`, () => {
      const words = 'l-1 1 before-due k-7 sms-1 l-2'
      assert.throws(() => readPlan(KEY, { version: 1, sent: 1, words, ...broken }), UnreadableItemError)
    })
  }

  test('counts as not yet written where it is absent', () => {
    const { plan, ...rest } = typicalCase(7)
    assert.equal(plan.version, 24)
    assert.deepEqual(readCase(itemsOfCase({ ...rest, plan: EMPTY_PLAN }))?.plan, EMPTY_PLAN)
  })
})
