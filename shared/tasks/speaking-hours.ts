import type { ContactPoint } from '../case/borrower.ts'
import type { AgentTask, CaseFile } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import type { Manner } from '../case/contact-words.ts'
import type { Finding } from '../case/finding.ts'
import { isClosed } from '../case/opt-outs.ts'
import type { Policy } from '../case/policy.ts'
import { paidOn, positionOf } from '../case/position.ts'
import type { Approach, RuleSet } from '../compliance/ruleset.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'

/** A way to reach the borrower, and when the rules next allow it. */
export interface SpeakingHours {
  readonly channel: Channel
  /** How a person does it. */
  readonly manner?: Manner
  /** The contact point, by its id. */
  readonly point?: string
  /** The next stretch in which it may begin; absent where none comes in two weeks, or it is not allowed at all. */
  readonly from?: Instant
  readonly until?: Instant
  /** What moved it there, warns of it or forbids it. */
  readonly findings: readonly Finding[]
}

const LOOK_AHEAD = 14 * DAY
const ALL_DAY = { from: 0, to: 1440 }
/** What a person does by hand. A visit is last, since it is the last resort. */
const MANNERS: readonly Manner[] = ['call', 'letter', 'visit']

/** When a person may call, write or visit, and when software may write, as the rules have it at an instant. */
export function speakingHours(
  task: AgentTask,
  caseFile: CaseFile,
  policy: Policy,
  now: Instant,
): readonly SpeakingHours[] {
  const rules = policy.rulebook.rulesFor(caseFile.borrower)
  const approach = approachFor(task, caseFile, rules, now)
  const byHand = MANNERS.map((manner) => ({ ...approach, channel: 'agent', manner, place: 'home' }) as const)
  const bySoftware = caseFile.borrower.contactPoints
    .filter((point) => point.channel !== 'agent' && policy.channels.includes(point.channel))
    .filter((point) => !isClosed(point, caseFile.closedPoints))
    .map((point: ContactPoint) => ({ ...approach, channel: point.channel, point }))
  return [...byHand, ...bySoftware].map((each) => hoursOf(each, caseFile, rules, now))
}

/** Speaking of the task's loan, or of all of them; who asked for it is answered. */
export function approachFor(
  { loan: about, response }: AgentTask,
  { loans, payments }: CaseFile,
  { homeZone }: Pick<RuleSet, 'homeZone'>,
  now: Instant,
): Approach {
  const spoken = loans.filter(({ id }) => about === undefined || id === about)
  const today = localDay(homeZone, now)
  const past = spoken.map((loan) => positionOf(loan.instalments, paidOn(payments, loan.id).settled, today).daysPastDue)
  const product = spoken[0]?.product
  return {
    channel: 'agent',
    purpose: response === undefined ? 'overdue' : 'at-request',
    point: undefined,
    loans: spoken.map(({ id }) => id),
    daysPastDue: Math.max(0, ...past),
    ...(spoken.every((loan) => loan.product === product) && { product }),
    ...(response !== undefined && { answers: true }),
  }
}

function hoursOf(approach: Approach, { plan, holds }: CaseFile, rules: RuleSet, now: Instant): SpeakingHours {
  const { contacts } = plan
  const findings: Finding[] = []
  const { channel, manner, point } = approach
  const way = { channel, ...(manner !== undefined && { manner }), ...(point !== undefined && { point: point.id }) }
  if (!rules.permits(approach, { contacts, holds }, now, findings)) return { ...way, findings }
  const horizon = now + LOOK_AHEAD
  const from = rules.earliestAllowed(approach, contacts, ALL_DAY, now, horizon, findings)
  if (from >= horizon) return { ...way, findings }
  return { ...way, from, until: rules.closesAt(approach, contacts, ALL_DAY, from), findings }
}
