import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Borrower } from '../case/borrower.ts'
import { withinRoom } from '../case/past-contacts.ts'
import { EMPTY_PLAN, type RecentContact } from '../case/plan.ts'
import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { CaseIntake, FeedOrigin } from '../ports.ts'
import { formatInstant } from '../time/instant.ts'
import { AddressIndex } from './address-index.ts'
import { refusalOf } from './aws-refusal.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { fromItem, type Item, toItem } from './items/attributes.ts'
import { borrowerItem, closedPointItem, holdItem, loanItem, paymentItem } from './items/case-items.ts'
import { partitionOf, sortKeys } from './items/keys.ts'
import { readPlanItem } from './items/read-case.ts'
import { NO_PLAN_YET, planUpdate, unclaimed } from './plan-request.ts'
import { putNewer } from './put-newer.ts'

export interface DynamoDbCaseIntakeProps {
  readonly client: DynamoDBClient
  readonly table: string
  readonly patience: Patience
}

/** A contact of the borrower is in flight or ended in a crash; the fact was not stored and is to come again in some minutes. */
export class PlanInUseError extends Error {
  override readonly name = 'PlanInUseError'
  constructor(borrower: string) {
    super(`The plan of borrower ${borrower} is in use by a contact in flight; put the fact again in some minutes.`)
  }
}

/**
 * The lender's door on DynamoDB. A loan, a payment, a hold or a known borrower costs one write; what is protective may come
 * before its borrower.
 */
export class DynamoDbCaseIntake implements CaseIntake {
  readonly #client: DynamoDBClient
  readonly #table: string
  readonly #patience: Patience
  readonly #addresses: AddressIndex

  constructor({ client, table, patience }: DynamoDbCaseIntakeProps) {
    this.#client = client
    this.#table = table
    this.#patience = patience
    this.#addresses = new AddressIndex(client, table)
  }

  async put(fact: PortfolioFact, { asOf }: FeedOrigin): Promise<'stored' | 'older'> {
    switch (fact.kind) {
      case 'borrower':
        return this.#putBorrower(fact.value)
      case 'loan':
        return this.#putNewer(loanItem(fact.borrower, fact.value), 'sourceVersion')
      case 'payment':
        return this.#putNewer(paymentItem(fact.borrower, fact.value), 'sourceVersion')
      case 'hold':
        return this.#putNewer(holdItem(fact.borrower, fact.value, asOf), 'sourceVersion')
      case 'closed-point':
        return fact.borrower === undefined
          ? this.#addresses.stop(fact.value)
          : this.#putNewer(closedPointItem(fact.borrower, fact.value), 'since')
      case 'contact':
        return withBackOff(() => this.#putContact(fact.borrower, fact.value), isInUse, this.#patience)
    }
  }

  /** Addresses first: a borrower who can be read already has every stop of theirs, and a crash in between is made up for. */
  async #putBorrower(borrower: Borrower): Promise<'stored' | 'older'> {
    const standing = await this.#read(borrower.id, sortKeys.borrower)
    if (sourceVersionOf(standing) >= formatInstant(borrower.sourceVersion)) return 'older'
    const known = pointsOf(standing)
    const added = borrower.contactPoints.filter(({ id }) => !known.has(id))
    await Promise.all(added.map(({ id }) => this.#addresses.enter(borrower.id, id)))
    return this.#putNewer(borrowerItem(borrower), 'sourceVersion')
  }

  /** Into the plan, since that is where the caps look; never while a contact is in flight, whose end would overwrite it. */
  async #putContact(borrower: string, contact: RecentContact): Promise<'stored' | 'older'> {
    const standing = await this.#read(borrower, sortKeys.plan)
    const plan = standing === undefined ? EMPTY_PLAN : readPlanItem(standing)
    if (plan.contacts.some(({ id }) => id === contact.id)) return 'older'
    const contacts = withinRoom([...plan.contacts, contact].sort((a, b) => a.at - b.at))
    if (!contacts.includes(contact)) return 'older'
    if (plan.claim !== undefined) throw new PlanInUseError(borrower)
    const expression = standing === undefined ? NO_PLAN_YET : unclaimed(plan.version)
    try {
      await this.#client.send(
        new UpdateItemCommand(
          planUpdate(this.#table, borrower, { ...plan, version: plan.version + 1, contacts }, expression),
        ),
      )
      return 'stored'
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new PlanInUseError(borrower)
      throw error
    }
  }

  #putNewer(item: Item, version: 'sourceVersion' | 'since'): Promise<'stored' | 'older'> {
    return putNewer(this.#client, this.#table, item, version)
  }

  async #read(borrower: string, sk: string): Promise<Item | undefined> {
    const Key = toItem({ pk: partitionOf(borrower), sk })
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    )
    return item
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof PlanInUseError || refusalOf(error).name === 'TransactionConflictException'
}

function sourceVersionOf(item: Item | undefined): string {
  return item?.sourceVersion?.S ?? ''
}

/** A broken item has no known points: it is written anew, and its addresses with it. */
const knownPoints = z.object({ contactPoints: z.array(z.object({ id: z.string() })) })

function pointsOf(item: Item | undefined): ReadonlySet<string> {
  const known = knownPoints.safeParse(item === undefined ? {} : fromItem(item))
  return new Set(known.data?.contactPoints.map(({ id }) => id))
}
