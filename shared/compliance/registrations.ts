import type { Channel } from '../case/channel.ts'
import type { RegisteredCountry } from '../messages/registrations.ts'
import type { Actor } from './binding-rules.ts'
import { byChannel } from './by-channel.ts'
import type { RulePack } from './pack-schema.ts'

/** A country's carriers ask for a registration before they carry a message. */
export interface RegistrationDemand {
  readonly rule: string
  readonly country: RegisteredCountry
  /** No registration helps: the carriers bar what this lender sends. */
  readonly barred: boolean
}

/** Finds what is asked for a message to a number. The number decides and not where the borrower lives: its carrier does the asking. */
export function registrationDemands(
  packs: readonly RulePack[],
  actor: Actor,
): (channel: Channel, number: string) => RegistrationDemand | undefined {
  const rules = packs
    .flatMap((pack) => pack.rules)
    .filter((rule) => rule.kind === 'registration')
    .filter((rule) => rule.actor === 'both' || rule.actor === actor)
    .map(({ id, country, channels, numbers, exceptNumbers = [], bars }) => ({
      channels,
      means: beginsWithAny(numbers),
      excepts: beginsWithAny(exceptNumbers),
      demand: { rule: id, country, barred: bars === 'collection-for-others' && actor === 'third' },
    }))
  const asking = byChannel((channel) => rules.filter(({ channels }) => channels.includes(channel)))
  return (channel, number) => {
    for (const { means, excepts, demand } of asking[channel]) if (means(number) && !excepts(number)) return demand
    return undefined
  }
}

/** Every decision asks, so a number's beginnings are looked up and not compared one by one. */
function beginsWithAny(prefixes: readonly string[]): (number: string) => boolean {
  const all = new Set(prefixes)
  const lengths = [...new Set(prefixes.map(({ length }) => length))]
  return (number) => lengths.some((length) => all.has(number.slice(0, length)))
}
