import type { Clock, LinkReferences } from '../ports.ts'
import { LINK_LIVES } from './carried-link.ts'
import type { LinkStore } from './link-store.ts'
import { referenceFrom } from './reference.ts'

export interface LinkIssue {
  readonly links: Pick<LinkStore, 'put'>
  /** A keyed hash: what nobody can make who knows the contact alone. Random bytes or more than a reference is made from. */
  readonly derive: (borrower: string, contact: string) => Uint8Array
  readonly clock: Clock
}

/**
 * A new reference, kept by one small write, and the same again for the messages that go on with it. It serves the page and, in
 * an email, the way to unsubscribe: whoever holds the message may do both. A contact's id is random, and only the house can
 * make a reference of it; so the reference itself is stored nowhere, and still can be written into the next message.
 */
export function issueLinks({ links, derive, clock }: LinkIssue): LinkReferences {
  const referenceOf = (borrower: string, contact: string) => referenceFrom(derive(borrower, contact))
  return {
    async issue(contact) {
      const reference = referenceOf(contact.borrower, contact.contact)
      const purposes = contact.channel === 'email' ? (['page', 'unsubscribe'] as const) : (['page'] as const)
      await links.put(reference, { ...contact, for: purposes, until: clock.now() + LINK_LIVES })
      return reference
    },
    again: referenceOf,
  }
}
