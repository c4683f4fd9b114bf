import type { RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import { isFirstAnswer, threadTurn, turnEnds } from './answers.ts'
import type { Approach } from './contract.ts'
import { compileConsent } from './exceptions.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

/** Whether a contact in the ledger is left out of a count. */
export type LeftOut = (approach: Approach, contacts: readonly RecentContact[], place: number) => boolean

/** Undefined where every contact counts. Purposes are left out by the rule's scope. */
export function compileLeftOut(rule: Extract<Rule, { kind: 'cap' | 'cooldown' }>, where: Where): LeftOut | undefined {
  const { results, answers, consent, thread } = rule.excludes ?? {}
  const tests: LeftOut[] = []
  if (results !== undefined) {
    tests.push((_, contacts, place) => {
      const result = contacts[place]?.result
      return result !== undefined && results.includes(result)
    })
  }
  if (answers !== undefined) tests.push(answered)
  if (consent !== undefined) tests.push(withinConsent(compileConsent(consent, where.zones)))
  if (thread !== undefined) {
    const turn = (message: Instant) => turnEnds(where.zones, where.calendar, message, thread.businessDays)
    tests.push((_, contacts, place) => carriesOn(contacts, place, turn))
  }
  if (tests.length === 0) return undefined
  return (approach, contacts, place) => tests.some((test) => test(approach, contacts, place))
}

function answered(_: Approach, contacts: readonly RecentContact[], place: number): boolean {
  const contact = contacts[place]
  return contact !== undefined && isFirstAnswer(contact, contacts, place)
}

/** The consent in force is the one on record, so a contact at another point, or under an older consent, counts. */
function withinConsent(consented: ReturnType<typeof compileConsent>): LeftOut {
  return (approach, contacts, place) => {
    const contact = contacts[place]
    if (contact?.point === undefined || contact.point !== approach.point?.id) return false
    const stretch = consented(approach, contacts)
    return stretch !== undefined && contact.at >= stretch.from && contact.at < stretch.until
  }
}

function carriesOn(contacts: readonly RecentContact[], place: number, turn: (message: Instant) => Instant): boolean {
  const contact = contacts[place]
  if (contact?.answers !== true) return false
  const until = threadTurn(contact, contacts, place, turn)
  return until !== undefined && contact.at < until
}
