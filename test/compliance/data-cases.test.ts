import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import * as z from 'zod'
import type { RecentContact } from '../../shared/case/plan.ts'
import { type Approach, compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../shared/time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../../shared/time/zone.ts'
import { ALL_DAY, approach, borrower, contact, instant } from './approaches.ts'

/** Worked examples of regulators, kept beside the project and not in it. */
const FILE = new URL('../../../shared/data/compliance-cases.json', import.meta.url)

const caseSchema = z.object({
  id: z.string(),
  confidence: z.string(),
  rules: z.array(z.string()),
  given: z.record(z.string(), z.unknown()),
  when: z.string(),
  expected: z.enum(['allow', 'deny', 'defer', 'count']),
  count: z.unknown().optional(),
  until: z.string().optional(),
})
type Case = z.output<typeof caseSchema>

const cases = existsSync(FILE)
  ? z.object({ cases: z.array(caseSchema) }).parse(JSON.parse(readFileSync(FILE, 'utf8'))).cases
  : []

const NOON = instant('2026-11-24T17:00:00Z')
const skipped = (context: TestContext) =>
  context.skip('The worked examples are not beside this checkout (../shared/data).')

/** A verdict is one under the named rules alone, so only they are compiled, and without margins. */
function rulesFor(one: Case, where: string, zone: string, alias: Readonly<Record<string, readonly string[]>>) {
  const named = one.rules.flatMap((id) => alias[id] ?? [id])
  const packs = shippedPacks()
    .map((pack) => ({ ...pack, rules: pack.rules.filter(({ id }) => named.includes(id)) }))
    .filter((pack) => pack.binds === 'jurisdictions')
  const actor = String(one.given.actor ?? 'first_party').startsWith('third') ? 'third-party' : 'first-party'
  const marginMinutes = { sms: 0, email: 0, voice: 0, webhook: 0, agent: 0 }
  return compileRulebook(packs, { actor, marginMinutes }).rulesFor(borrower({ jurisdictions: [where], zones: [zone] }))
}

const CLOCKS = [
  { id: 'us-f-hours-1', where: 'US', zone: 'America/New_York' },
  { id: 'us-f-hours-2', where: 'US', zone: 'America/New_York' },
  { id: 'us-f-sent', where: 'US', zone: 'America/New_York' },
  { id: 'us-fl-call', where: 'US-FL', zone: 'America/New_York' },
  { id: 'us-wa-time', where: 'US-WA', zone: 'America/Los_Angeles' },
  { id: 'cn-hours-1', where: 'CN', zone: 'Asia/Shanghai' },
  { id: 'cn-hours-2', where: 'CN', zone: 'Asia/Shanghai' },
  { id: 'cn-hours-3', where: 'CN', zone: 'Asia/Shanghai' },
]

test('the worked examples about hours come out as their sources say', (context) => {
  if (cases.length === 0) return skipped(context)
  for (const { id, where, zone } of CLOCKS) {
    const one = caseOf(id)
    const rules = rulesFor(one, where, zone, { 'US-F-SENT': ['US-F-HOURS'], 'US-WA': ['US-WA-HOURS', 'US-WA-FREQ'] })
    const at = nextClock(rules.homeZone, one.when, NOON)
    const channel = z.enum(['sms', 'email', 'voice']).catch('sms').parse(one.given.channel)
    const earliest = rules.earliestAllowed(approach({ channel }), [], ALL_DAY, at, at + 9 * DAY, [])
    const expected = one.until === undefined ? at : nextClock(rules.homeZone, one.until, at)
    assert.equal(earliest, expected, id)
    assert.equal(earliest > at, one.expected === 'defer', id)
  }
})

const calls = (count: number, apart: number, more: Partial<RecentContact> = {}) =>
  Array.from({ length: count }, (_, at) => contact(NOON - apart * (at + 1), { channel: 'voice', ...more }))
const withOutcome = (outcome: RecentContact['outcome']) => [
  ...calls(6, 20 * HOUR),
  contact(NOON - HOUR, { channel: 'voice', outcome }),
]

interface Count {
  id: string
  where: string
  zone: string
  alias?: Readonly<Record<string, readonly string[]>>
  contacts: (one: Case) => readonly RecentContact[]
  about?: Partial<Approach>
}

const calledThrice = { 'US-F-DEBT': ['US-F-7IN7'], 'US-F-REBUT': ['US-F-REBUT-GAP', 'US-F-REBUT-DAY'] }
const connected = { 'US-F-NOTCONN': ['US-F-7IN7'] }
const eastern = { where: 'US', zone: 'America/New_York' }
const COUNTS: readonly Count[] = [
  {
    id: 'us-f-21calls',
    ...eastern,
    alias: calledThrice,
    contacts: () => calls(20, 8 * HOUR).map((call, at) => ({ ...call, loans: [`loan-${((at + 1) % 3) + 1}`] })),
  },
  { id: 'us-f-conn-nis', ...eastern, alias: connected, contacts: () => withOutcome('failed') },
  { id: 'us-f-conn-vm', ...eastern, alias: connected, contacts: () => withOutcome('sent') },
  { id: 'us-f-conn-drop', ...eastern, alias: connected, contacts: () => withOutcome('delivered') },
  {
    id: 'us-f-callcount-multi',
    ...eastern,
    alias: calledThrice,
    contacts: () => calls(7, 20 * HOUR, { loans: ['loan-2', 'loan-1'] }),
  },
  { id: 'us-f-consent-ends', ...eastern, contacts: () => calls(1, 2 * DAY, { outcome: 'delivered' }) },
  {
    id: 'us-ma-armata',
    where: 'US-MA',
    zone: 'America/New_York',
    alias: { 'US-MA-ATTEMPT': ['US-MA-FREQ'] },
    contacts: () => calls(2, 2 * DAY),
  },
  {
    id: 'us-nyc-before',
    where: 'US-NYC',
    zone: 'America/New_York',
    alias: { 'US-NYC-SHIELD': ['US-NYC-SHIELD', 'US-NYC-SHIELD-LENDER'] },
    contacts: () =>
      (['sms', 'email', 'voice'] as const).map((channel, at) => contact(NOON - (at + 1) * DAY, { channel })),
    about: { daysPastDue: 0, channel: 'sms' },
  },
  {
    id: 'cn-attempt-7',
    where: 'CN',
    zone: 'Asia/Shanghai',
    contacts: ({ given }) => calls(Number(given.unansweredToday), MINUTE, { outcome: 'failed' }),
  },
]

test('the worked examples about counts come out as their sources say', (context) => {
  if (cases.length === 0) return skipped(context)
  for (const { id, where, zone, alias = {}, contacts, about = {} } of COUNTS) {
    const one = caseOf(id)
    const rules = rulesFor(one, where, zone, alias)
    const earliest = rules.earliestAllowed(
      approach({ channel: 'voice', ...about }),
      contacts(one),
      ALL_DAY,
      NOON,
      NOON + 30 * DAY,
      [],
    )
    const counted = Number.parseInt(String(one.count), 10)
    const refused = one.expected === 'count' ? counted > 0 : one.expected !== 'allow'
    assert.equal(earliest > NOON, refused, id)
    const conversation = /conversation day \+ (\d)/.exec(one.until ?? '')
    if (conversation !== null) {
      const day = localDay(rules.homeZone, NOON - 2 * DAY) + Number(conversation[1])
      assert.equal(earliest, firstInstantOf(rules.homeZone, day, 0), id)
    }
  }
})

function caseOf(id: string): Case {
  const one = cases.find((each) => each.id === id)
  assert.ok(one !== undefined && one.confidence !== 'M', `${id} is not a case that may be graded`)
  return one
}

/** The first instant from `from` on at which a clock shows the time that a text begins or goes on with. */
function nextClock(zone: Zone, text: string, from: Instant): Instant {
  const [, hour, minute] = /(\d{2}):(\d{2})/.exec(text) ?? []
  const today = localDay(zone, from)
  const at = firstInstantOf(zone, today, Number(hour) * 60 + Number(minute))
  return at >= from ? at : firstInstantOf(zone, today + 1, Number(hour) * 60 + Number(minute))
}
