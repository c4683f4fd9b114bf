import type { Channel } from '../../case/channel.ts'
import type { RecentContact } from '../../case/plan.ts'
import type { Rule } from '../../compliance/pack-schema.ts'
import type { Instant } from '../../time/instant.ts'
import type { Draft, Past } from './draft.ts'
import { pastInstant, type Surroundings } from './instant-of.ts'
import type { Moment } from './moment.ts'
import { periodIn, spread } from './spread.ts'

/** The contacts that an example tells of, as the ledger would have them. */
export function contactsOf(
  draft: Draft,
  channel: Channel,
  { now, told }: Moment,
  around: Surroundings,
  rules: readonly Rule[],
): readonly RecentContact[] {
  const asTold = draft.history.map((past) => ({ past, at: pastInstant(past, told, around) }))
  const usedUp = draft.usedUp ? rules.flatMap(allOf).map((past) => ({ past, at: pastInstant(past, now, around) })) : []
  return [...asTold, ...usedUp]
    .map(({ past, at }, place) => contactOf(past, place, draft, channel, at))
    .toSorted((one, other) => one.at - other.at)
}

/** As many contacts as a rule allows, so that its limit is used up. */
function allOf(rule: Rule): readonly Past[] {
  if (rule.kind !== 'cap' || rule.effect !== undefined) return []
  const { within } = rule
  const period = within.of === 'rolling' ? periodIn(`last ${within.count} ${within.unit}`) : periodIn('today')
  // Calls under a consent of the borrower would not have used it up, so they went elsewhere.
  const point = rule.excludes?.consent === undefined ? {} : { point: 'another-point' }
  return period === undefined ? [] : spread(rule.max, period).map((when) => ({ ...when, ...point }))
}

function contactOf(past: Past, place: number, draft: Draft, channel: Channel, at: Instant): RecentContact {
  const { daysAgo: _, minutesAgo: __, businessDaysAgo: ___, loans = draft.loans, ...told } = past
  const way = told.channel ?? channel
  const spoken = way === 'voice' || way === 'agent'
  const contact = {
    id: `contact-${place}`,
    at,
    point: 'point-1',
    purpose: draft.purpose === 'locate' || draft.purpose === 'education' ? draft.purpose : ('overdue' as const),
    tone: 'neutral' as const,
    outcome: 'sent' as const,
    ...(way === 'agent' && { manner: draft.manner ?? ('call' as const) }),
    ...(draft.person !== undefined && { person: draft.person }),
    ...(draft.place !== undefined && { place: draft.place }),
    ...told,
    channel: way,
    loans: [...loans],
  }
  if (spoken || contact.result !== 'no-answer') return contact
  // Nobody answered a text: it arrived all the same.
  const { result: ____, ...written } = contact
  return written
}
