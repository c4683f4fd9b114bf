import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { bookHtml } from '../../../shared/compliance/book/book-html.ts'
import { particularsOf, standingInWords } from '../../../shared/compliance/book/particulars.ts'
import { ruleInWords } from '../../../shared/compliance/book/rule-in-words.ts'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { aPack } from '../../case/factories.ts'
import { run } from '../../local/commands/command.ts'
import { aFile } from '../../local/temporary-file.ts'

const RULE = {
  id: 'T-HOURS',
  sentence: 'Nobody is called <early> & "loud".',
  status: 'law',
  confidence: 'S',
  citation: 'Act <1>',
  url: 'https://law.example/?a=1&b=2',
  actor: 'both',
  channels: ['voice'],
  purposes: ['overdue'],
  daysPastDue: { min: 1, max: 30 },
  effectiveFrom: '2026-09-01',
  effectiveTo: '2027-01-31',
  kind: 'window',
  hours: [
    { days: ['mon', 'tue'], from: '08:00', to: '21:00' },
    { days: ['sat'], from: '10:00', to: '24:00' },
  ],
  holidays: 'closed',
  zone: 'Asia/Shanghai',
} as const

describe('a rule in the book', () => {
  const pack = aPack([RULE])
  const [rule] = pack.rules

  test('says in words what its parameters do', () => {
    assert.equal(
      rule && ruleInWords(rule),
      'Contact may start from 08:00 to 21:00 on mon and tue and from 10:00 to 24:00 on sat, by the clock of Asia/Shanghai. Public holidays are closed.',
    )
  })

  test('is told in words whatever its kind', () => {
    const house = { sentence: 'A rule.', status: 'house', actor: 'both', channels: ['sms'] } as const
    const told = aPack([
      { id: 'T-1', ...house, kind: 'ban' },
      { id: 'T-2', ...house, kind: 'opt-out', closes: 'texts-and-calls', match: 'meaning' },
      { id: 'T-3', ...house, kind: 'retention', atLeast: { count: 3, unit: 'years' }, since: 'call' },
      { id: 'T-4', ...house, kind: 'cooldown', after: 'conversation', count: 7, unit: 'days', per: 'debt' },
      {
        ...{ id: 'T-5', ...house, kind: 'cap', max: 1, within: { of: 'ever' }, counts: 'unanswered', per: 'place' },
        ...{ channelsTogether: false, effect: 'flag' },
      },
    ])
    assert.deepEqual(told.rules.map(ruleInWords), [
      'What this rule is about is not done at all.',
      'An opt-out closes texts and automatic calls together; whatever means the same counts too.',
      'Records are kept at least 3 years, counted from the call.',
      'No contact for 7 days after a conversation, one count for each debt, the day of it being the first.',
      'At most 1 ever: what nobody took counts, one count for each place, by sms.',
    ])
    const last = told.rules.at(-1)
    assert.ok(last && particularsOf(last, told).some(({ name, value }) => name === 'Effect' && value === 'flag'))
  })

  test('tells its standing and how its source was read in words', () => {
    assert.equal(rule && standingInWords(rule), 'Law, read in secondary sources only (S)')
  })

  test('tells every field that narrows it, and the last day on which it is in force', () => {
    assert.deepEqual(rule && particularsOf(rule, pack).map(({ name, value }) => `${name}: ${value}`), [
      'Binds: lenders and collectors alike',
      'Where: everywhere',
      'Channels: voice',
      'Purposes: overdue',
      'Days past due: min 1, max 30',
      'In force: from 2026-09-01 until 2027-01-30',
    ])
  })

  test('stands in HTML as it is, and links nowhere but to its source', () => {
    const html = bookHtml([pack])
    assert.match(html, /<p class="sentence">Nobody is called &lt;early&gt; &amp; &quot;loud&quot;\.<\/p>/)
    assert.match(html, /<a href="https:\/\/law\.example\/\?a=1&amp;b=2">/)
    assert.doesNotMatch(html, /<script|<early>|src=/)
  })
})

describe('the book of all packs', () => {
  const packs = shippedPacks()
  const html = bookHtml(packs)

  test('has every rule once, with a place in the contents', () => {
    for (const { id } of packs.flatMap(({ rules }) => rules)) {
      assert.equal(html.split(`id="${id.toLowerCase()}"`).length, 2, id)
      assert.equal(html.split(`href="#${id.toLowerCase()}"`).length, 2, id)
    }
  })

  test('says of each source on which day it was read, as people write days', () => {
    for (const rule of packs.flatMap(({ rules }) => rules)) {
      if (rule.read === undefined) continue
      const pack = packs.find(({ rules }) => rules.includes(rule))
      const told = pack && particularsOf(rule, pack).find(({ name }) => name === 'Read')?.value
      assert.match(told ?? '', /^\d{4}-\d{2}-\d{2}$/, rule.id)
    }
  })

  test('says that it is no legal advice', () => {
    assert.match(html, /engineering, not legal advice/)
  })
})

describe('rules', () => {
  test('lists the packs, and prints one with the source of each rule', async () => {
    const listed = await run('rules')
    assert.match(listed.out, /^us +\S+ +\d+ rules, \d+ of law, \d+ of the house +United States$/m)
    const { code, out } = await run('rules', 'us')
    assert.equal(code, 0)
    assert.match(out, /^US-MA-FREQ · Law, read in the primary text \(P\)\n/m)
    assert.match(out, /^ {2}Source: 940 CMR 7\.04/m)
    assert.ok(out.split('\n').every((line) => line.length <= 130))
  })

  test('writes the book to a file', async (t) => {
    const file = await aFile(t, 'book.html', '')
    const { out } = await run('rules', '--book', file)
    assert.match(out, /^Wrote \d+ rules of \d+ packs to /)
    assert.match(await readFile(file, 'utf8'), /<title>Duewell rule book<\/title>/)
  })

  test('names the packs where there is none of a name', async () => {
    const { code, errors } = await run('rules', 'mars')
    assert.equal(code, 1)
    assert.match(errors, /^There is no pack mars; choose one of au, cn,/)
  })
})
