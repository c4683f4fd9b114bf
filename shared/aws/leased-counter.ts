import { randomInt } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { DAY, type Instant, SECOND } from '../time/instant.ts'
import { toItem } from './items/attributes.ts'

/** Into so many items a counter is split, so that no single one takes every write. */
const SHARDS = 4
/**
 * A lease is this part of the limit: ten processes that die with theirs, or whose hour ends, lose a tenth of it at the most. Each lease is a
 * write, so that with a budget of a thousand one contact in ten writes one.
 */
const LEASES = 100
/** How long after its period a counter stands, for those who want to see what was used. */
const KEPT = 2 * DAY

export interface LeasedCounterProps {
  readonly client: DynamoDBClient
  readonly table: string
  readonly partition: string
  readonly limit: number
  readonly ends: Instant
}

/**
 * Counts up to a limit over all processes. Each leases some at a time from a shard, which never gives more than its share,
 * and hands them out by itself.
 */
export class LeasedCounter {
  readonly #props: LeasedCounterProps
  /** Processes begin at different shards, so that they rarely meet. */
  readonly #firstShard = randomInt(SHARDS)
  readonly #lease: number
  #left = 0
  #spent = false
  #leasing: Promise<void> | undefined

  constructor(props: LeasedCounterProps) {
    this.#props = props
    this.#lease = Math.ceil(props.limit / LEASES)
  }

  get partition(): string {
    return this.#props.partition
  }

  get limit(): number {
    return this.#props.limit
  }

  async take(): Promise<boolean> {
    while (this.#left === 0 && !this.#spent) {
      this.#leasing ??= this.#leaseMore().finally(() => {
        this.#leasing = undefined
      })
      await this.#leasing
    }
    if (this.#left === 0) return false
    this.#left -= 1
    return true
  }

  async #leaseMore(): Promise<void> {
    for (let tried = 0; tried < SHARDS; tried += 1) {
      this.#left = await this.#leaseFrom((this.#firstShard + tried) % SHARDS)
      if (this.#left > 0) return
    }
    this.#spent = true
  }

  /** How many the shard gave: a whole lease, what was left of its share, or none. */
  async #leaseFrom(shard: number): Promise<number> {
    const share = shareOf(shard, this.#props.limit)
    let wanted = Math.min(this.#lease, share)
    while (wanted > 0) {
      try {
        await this.#props.client.send(new UpdateItemCommand(leaseRequest(this.#props, shard, wanted, share)))
        return wanted
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        wanted = Math.min(wanted, share - Number(error.Item?.used?.N ?? share))
      }
    }
    return 0
  }
}

/** The shares of all shards add up to the limit. */
function shareOf(shard: number, limit: number): number {
  return Math.floor(limit / SHARDS) + (shard < limit % SHARDS ? 1 : 0)
}

/** An answer that was lost is asked for again, and the first lease with it: that many are lost, and none is given twice. */
function leaseRequest(
  { table, partition, ends }: LeasedCounterProps,
  shard: number,
  wanted: number,
  share: number,
): UpdateItemCommandInput {
  return {
    TableName: table,
    Key: toItem({ pk: partition, sk: String(shard) }),
    UpdateExpression: 'SET #expiresAt = :expiresAt ADD #used :wanted',
    ConditionExpression: 'attribute_not_exists(#used) OR #used <= :most',
    ExpressionAttributeNames: { '#used': 'used', '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: toItem({
      ':wanted': wanted,
      ':most': share - wanted,
      ':expiresAt': Math.ceil((ends + KEPT) / SECOND),
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}
