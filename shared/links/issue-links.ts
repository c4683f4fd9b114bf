import type { Clock, LinkReferences } from '../ports.ts'
import { DAY } from '../time/instant.ts'
import type { LinkStore } from './link-store.ts'
import { referenceFrom } from './reference.ts'

/** Twice as long as a way to unsubscribe must work in the USA (30 days, 15 U.S.C. 7704(a)(3)(A)(ii)). */
export const LINK_LIVES = 60 * DAY

export interface LinkIssue {
  readonly links: Pick<LinkStore, 'put'>
  readonly random: () => Uint8Array
  readonly clock: Clock
}

/**
 * A new random reference for each message, kept by one small write. It serves the page and, in an email, the way to unsubscribe:
 * whoever holds the message may do both.
 */
export function issueLinks({ links, random, clock }: LinkIssue): LinkReferences {
  return {
    async issue(contact) {
      const reference = referenceFrom(random())
      const purposes = contact.channel === 'email' ? (['page', 'unsubscribe'] as const) : (['page'] as const)
      await links.put(reference, { ...contact, for: purposes, until: clock.now() + LINK_LIVES })
      return reference
    },
  }
}
