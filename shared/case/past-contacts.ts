import type { RecentContact } from './plan.ts'

/**
 * As many contacts as a plan keeps. An item of DynamoDB holds 400 KB; this many take a quarter of that at the usual lengths of ids, and
 * two thirds at the longest.
 */
export const MOST_CONTACTS = 1_000
/** The newest of a kind stand whatever comes beside them: no limit of a rule that we know is as high. */
const NEWEST_OF_A_KIND = 100

/**
 * Contacts in their order, without those for which a plan has no room: the oldest of which so many of the same kind are newer that
 * no limit can miss them; only where there are none such the oldest of all.
 */
export function withinRoom(contacts: readonly RecentContact[]): readonly RecentContact[] {
  const tooMany = contacts.length - MOST_CONTACTS
  if (tooMany <= 0) return contacts
  const newer = new Map<string, number>()
  const spare: RecentContact[] = []
  for (const contact of contacts.toReversed()) {
    const kind = kindOf(contact)
    const count = newer.get(kind) ?? 0
    newer.set(kind, count + 1)
    if (count >= NEWEST_OF_A_KIND) spare.push(contact)
  }
  const gone = new Set(spare.toReversed().slice(0, tooMany))
  for (const contact of contacts) {
    if (gone.size >= tooMany) break
    gone.add(contact)
  }
  return contacts.filter((contact) => !gone.has(contact))
}

/** All by which rules tell contacts apart, but for the loans that they were about. */
function kindOf({ id, at, loans, tone, ...kind }: RecentContact): string {
  return JSON.stringify(kind)
}
