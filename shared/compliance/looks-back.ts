import type { Rule, RulePack } from './pack-schema.ts'

/** Zones differ by a day, and their clocks by some hours more. */
const SLACK_DAYS = 2
const UNIT_DAYS = { months: 31, days: 1, hours: 1 / 24, minutes: 1 / 1_440 }
const CALENDAR_DAYS = { day: 1, week: 7, month: 31 }

/**
 * For how many days after it a contact with the borrower may still matter to one of the rules: to a limit or a rest, or to a
 * consent that a conversation uses up. Infinite where a rule looks back for ever. Contacts with others, reviews and the newest
 * that a borrower wrote from an address are not meant; they are always remembered.
 */
export function looksBackDays(packs: readonly RulePack[]): number {
  const reaches = packs.flatMap(({ rules }) => rules.filter(isAboutAnybody).flatMap(reachesOf))
  return Math.ceil(Math.max(0, ...reaches)) + SLACK_DAYS
}

/** A rule that looks only at what is always remembered needs nothing more. */
function isAboutAnybody({ persons, purposes }: Rule): boolean {
  return (
    (persons === undefined || persons.includes('borrower')) &&
    (purposes === undefined || purposes.some((purpose) => purpose !== 'review'))
  )
}

function reachesOf(rule: Rule): readonly number[] {
  const unless = 'unless' in rule ? (rule.unless ?? []) : []
  const excluded = 'excludes' in rule ? rule.excludes?.consent : undefined
  const consents = [...unless.flatMap(({ consent }) => consent ?? []), ...(excluded ? [excluded] : [])]
  return [
    ...ownReach(rule),
    ...consents.flatMap(({ endsWith, freshDays = Infinity }) => (endsWith === undefined ? [] : [freshDays])),
  ]
}

function ownReach(rule: Rule): readonly number[] {
  if (rule.kind === 'cooldown') return [(rule.count + 1) * UNIT_DAYS[rule.unit]]
  if (rule.kind === 'consent') return rule.endsWith === undefined ? [] : [rule.freshDays ?? Infinity]
  if (rule.kind !== 'cap') return []
  const { within } = rule
  switch (within.of) {
    case 'rolling':
      return [within.count * UNIT_DAYS[within.unit]]
    case 'calendar':
      return [CALENDAR_DAYS[within.unit]]
    case 'ever':
      return [Infinity]
  }
}
