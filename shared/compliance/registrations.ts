import type { Channel } from '../case/channel.ts'
import type { RegisteredCountry } from '../messages/registrations.ts'
import type { Actor } from './binding-rules.ts'
import { byChannel } from './by-channel.ts'
import type { Rule } from './pack-schema.ts'

/** A country's carriers ask for a registration before they carry a message. */
export interface RegistrationDemand {
  readonly rule: string
  readonly country: RegisteredCountry
  /** No registration helps: the carriers bar what this lender sends. */
  readonly barred: boolean
}

/** Finds what is asked for a message to a number. The number decides and not where the borrower lives: its carrier does the asking. */
export function registrationDemands(
  all: readonly Extract<Rule, { kind: 'registration' }>[],
  actor: Actor,
): (channel: Channel, number: string) => RegistrationDemand | undefined {
  const rules = all
    .filter((rule) => rule.actor === 'both' || rule.actor === actor)
    .map(({ id, country, channels, numbers, exceptNumbers = [], bars }) => ({
      channels,
      means: beginsWithAny(numbers),
      excepts: beginsWithAny(exceptNumbers),
      demand: { rule: id, country, barred: bars === 'collection-for-others' && actor === 'third' },
    }))
  const asking = byChannel((channel) => rules.filter(({ channels }) => channels.includes(channel)))
  return (channel, number) => {
    for (const { means, excepts, demand } of asking(channel)) if (means(number) && !excepts(number)) return demand
    return undefined
  }
}

/** Every decision asks, so a number is followed sign by sign along the beginnings and not compared with one after the other. */
function beginsWithAny(beginnings: readonly string[]): (number: string) => boolean {
  const root = branch()
  for (const beginning of beginnings) grow(root, beginning)
  return (number) => {
    let reached: Branch | undefined = root
    for (let place = 0; reached !== undefined; place += 1) {
      if (reached.ends) return true
      reached = place < number.length ? reached.next[number.charCodeAt(place)] : undefined
    }
    return false
  }
}

/** What the beginnings go on with after the same signs, by the sign's character code. */
interface Branch {
  readonly next: (Branch | undefined)[]
  /** Whether a beginning is complete here. */
  ends: boolean
}

function branch(): Branch {
  return { next: [], ends: false }
}

function grow(root: Branch, beginning: string): void {
  let reached = root
  for (let place = 0; place < beginning.length; place += 1) {
    const sign = beginning.charCodeAt(place)
    const next = reached.next[sign] ?? branch()
    reached.next[sign] = next
    reached = next
  }
  reached.ends = true
}
