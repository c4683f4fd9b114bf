import type { RecentContact } from '../case/plan.ts'
import { traceOf } from '../case/trace.ts'
import type { MessageOwner } from '../delivery/delivery-report.ts'
import type { ForeignName, MessageOwners } from '../delivery/message-owners.ts'
import type { CaseStore } from '../ports.ts'
import { type Instant, MINUTE } from '../time/instant.ts'
import type { AddressIndex } from './address-index.ts'
import type { DynamoDbHistory } from './dynamodb-history.ts'
import { readHistoryItem } from './items/read-history.ts'

/** From when a contact is claimed until its provider has taken it there are seconds, and a few more between two clocks. */
const BEFORE = 10 * MINUTE
const AFTER = 2 * MINUTE

export interface DynamoDbMessageOwnersProps {
  readonly index: AddressIndex
  readonly history: DynamoDbHistory
  readonly cases: Pick<CaseStore, 'load'>
  readonly hashPoint: (address: string) => string
}

/**
 * Finds whose message it is by the address that it went to: who is behind it, and in whose plan a contact awaits the receipt of
 * this message. A write less for each reminder than an index of messages. What is asked for was written seconds ago or longer,
 * so the cheap reads come first; only where they know nothing is the history asked, and everything anew, and then nothing is too young.
 */
export class DynamoDbMessageOwners implements MessageOwners {
  readonly #props: DynamoDbMessageOwnersProps

  constructor(props: DynamoDbMessageOwnersProps) {
    this.#props = props
  }

  async find({ providerId, to, at }: ForeignName): Promise<MessageOwner | undefined> {
    const { index, hashPoint } = this.#props
    const point = hashPoint(to)
    for (const borrower of await index.behind(point, 'a-moment-old')) {
      const owner = await this.#awaiting(borrower, point, traceOf(providerId), at)
      if (owner !== undefined) return owner
    }
    const borrowers = await index.behind(point)
    for (const borrower of borrowers) {
      const contact = await this.#sent(borrower, providerId, at)
      if (contact !== undefined) return { borrower, contact }
    }
    for (const borrower of borrowers) {
      const contact = await this.#unsettled(borrower, point, at)
      if (contact !== undefined) return { borrower, contact }
    }
    return undefined
  }

  async #awaiting(borrower: string, point: string, trace: string, at: Instant): Promise<MessageOwner | undefined> {
    const seen = await this.#props.cases.load(borrower, 'a-moment-old')
    const isIt = (contact: RecentContact) => contact.trace === trace && wentTo(contact, point, at)
    const contact = seen?.plan.contacts.findLast(isIt)?.id
    return seen && contact !== undefined ? { borrower, contact, seen } : undefined
  }

  async #sent(borrower: string, providerId: string, at: Instant): Promise<string | undefined> {
    const items = await this.#props.history.itemsOf(borrower, at - BEFORE, at + AFTER)
    for (const item of items) {
      const { entry } = readHistoryItem(item)
      if (entry.what === 'contact' && entry.outcome === 'sent' && entry.providerId === providerId) return entry.contact
    }
    return undefined
  }

  /**
   * A contact that nobody could note as sent: it is on its way now, or a function ended in the middle of it. It went to this
   * address at this time, so this is what became of it.
   */
  async #unsettled(borrower: string, point: string, at: Instant): Promise<string | undefined> {
    const { contacts = [], claim } = (await this.#props.cases.load(borrower))?.plan ?? {}
    const isIt = (contact: RecentContact) =>
      wentTo(contact, point, at) && (contact.outcome === 'unknown' || contact.id === claim?.id)
    return contacts.findLast(isIt)?.id
  }
}

function wentTo(contact: RecentContact, point: string, at: Instant): boolean {
  return contact.channel === 'sms' && contact.point === point && contact.at >= at - BEFORE && contact.at <= at + AFTER
}
