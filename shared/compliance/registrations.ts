import type { Channel } from '../case/channel.ts'
import type { RegisteredCountry } from '../messages/registrations.ts'
import type { Actor } from './binding-rules.ts'
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
      covers: (number: string) => startsWithAny(number, numbers) && !startsWithAny(number, exceptNumbers),
      demand: { rule: id, country, barred: bars === 'collection-for-others' && actor === 'third' },
    }))
  return (channel, number) => rules.find(({ channels, covers }) => channels.includes(channel) && covers(number))?.demand
}

function startsWithAny(number: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => number.startsWith(prefix))
}
