import type { Borrower, ContactPoint } from '../../shared/case/borrower.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import type { Arrangement, Hold, PromiseToPay } from '../../shared/case/hold.ts'
import type { Loan, Payment } from '../../shared/case/loan.ts'
import { EMPTY_PLAN, type Plan, type RecentContact } from '../../shared/case/plan.ts'
import type { Policy } from '../../shared/case/policy.ts'
import type { RulePack } from '../../shared/compliance/pack-schema.ts'
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import { type LocalPolicyOptions, localPolicy } from '../../shared/local/local-policy.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { parseStrategy } from '../../shared/strategy/parse-strategy.ts'
import type { Strategy } from '../../shared/strategy/strategy.ts'
import { type CalendarDay, type Instant, parseDay, parseInstant } from '../../shared/time/instant.ts'

/** An instant, written with its offset. */
export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`the test's instant ${text} is wrong`)
  return instant
}

export function day(text: string): CalendarDay {
  const parsed = parseDay(text)
  if (parsed === undefined) throw new Error(`the test's day ${text} is wrong`)
  return parsed
}

export const LONG_AGO = at('2026-01-01T00:00:00Z')

export function aPoint(channel: Channel, overrides: Partial<ContactPoint> = {}): ContactPoint {
  const address = channel === 'email' ? 'wei@example.com' : '+12025550123'
  return { id: `${channel}-1`, channel, address, consent: { at: LONG_AGO, source: 'contract' }, ...overrides }
}

/** A borrower in Shanghai who can be reached by text and by email. */
export function aBorrower(overrides: Partial<Borrower> = {}): Borrower {
  return {
    id: 'b-1',
    name: 'Li Wei',
    locales: ['zh-Hans', 'en'],
    zones: ['Asia/Shanghai'],
    jurisdictions: ['CN'],
    contactPoints: [aPoint('sms'), aPoint('email')],
    sourceVersion: LONG_AGO,
    ...overrides,
  }
}

/** A loan of 1,200.00 yuan, repaid in one sum on 10 November 2026. */
export function aLoan(overrides: Partial<Loan> = {}): Loan {
  return {
    id: 'l-1',
    currency: 'CNY',
    status: 'scheduled',
    instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 120_000 }],
    sourceVersion: LONG_AGO,
    ...overrides,
  }
}

export function aPayment(overrides: Partial<Payment> = {}): Payment {
  const instant = at('2026-11-05T10:00:00+08:00')
  return {
    id: 'p-1',
    loan: 'l-1',
    amount: 120_000,
    at: instant,
    state: 'settled',
    sourceVersion: instant,
    ...overrides,
  }
}

type PlainHold = Exclude<Hold, { kind: 'promise' | 'arrangement' | 'arrangement-answer' | 'represented' | 'answer' }>

export function aHold(overrides: Partial<PlainHold> = {}): PlainHold {
  return { kind: 'dispute', id: 'h-1', scope: { of: 'all' }, from: LONG_AGO, source: 'agent', ...overrides }
}

export function aPromise(overrides: Partial<PromiseToPay> = {}): PromiseToPay {
  return {
    kind: 'promise',
    id: 'pr-1',
    scope: { of: 'loan', loan: 'l-1' },
    from: at('2026-11-12T12:00:00+08:00'),
    source: 'agent',
    loan: 'l-1',
    amount: 120_000,
    dueOn: day('2026-11-16'),
    ...overrides,
  }
}

export function anArrangement(overrides: Partial<Arrangement> = {}): Arrangement {
  return {
    kind: 'arrangement',
    id: 'ar-1',
    scope: { of: 'loan', loan: 'l-1' },
    from: at('2026-11-12T12:00:00+08:00'),
    source: 'agent',
    loan: 'l-1',
    instalments: [
      { id: 'a1', dueOn: day('2026-11-20'), amount: 60_000 },
      { id: 'a2', dueOn: day('2026-12-20'), amount: 60_000 },
    ],
    ...overrides,
  }
}

export function aContact(overrides: Partial<RecentContact> = {}): RecentContact {
  return {
    id: 'k-1',
    at: at('2026-11-01T10:00:00+08:00'),
    channel: 'sms',
    point: 'sms-1',
    purpose: 'upcoming',
    tone: 'friendly',
    loans: ['l-1'],
    outcome: 'sent',
    ...overrides,
  }
}

export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return { ...EMPTY_PLAN, ...overrides }
}

export function aCase(overrides: Partial<CaseFile> = {}): CaseFile {
  return {
    borrower: aBorrower(),
    loans: [aLoan()],
    payments: [],
    holds: [],
    plan: aPlan(),
    closedPoints: [],
    tasks: [],
    ...overrides,
  }
}

/** A strategy from its JSON form, checked like a lender's own. */
export function aStrategy(steps: readonly object[], more: object = {}): Strategy {
  const parsed = parseStrategy(
    { id: 'test', version: '1', description: 'A strategy of a test.', steps, ...more },
    { templates: shippedTemplates() },
  )
  if ('errors' in parsed) throw new Error(`the test's strategy is wrong: ${JSON.stringify(parsed.errors)}`)
  return parsed.strategy
}

/** A house pack for everyone with the rules given. */
export function aPack(rules: readonly object[]): RulePack {
  const parsed = parsePack({ id: 'test-house', version: '1', binds: 'everyone', rules })
  if ('errors' in parsed) throw new Error(`the test's pack is wrong: ${JSON.stringify(parsed.errors)}`)
  return parsed.pack
}

/** The local policy, without the spread over a window unless a test asks for it. */
export function aPolicy(options: LocalPolicyOptions = {}, overrides: Partial<Policy> = {}): Policy {
  return { ...localPolicy(options), spreadMinutes: 0, ...overrides }
}
