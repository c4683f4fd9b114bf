import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Channel } from '../case/channel.ts'
import type { Budget } from '../ports.ts'
import { DAY, formatInstant, HOUR, type Instant } from '../time/instant.ts'
import { LeasedCounter } from './leased-counter.ts'

export interface DynamoDbBudgetProps {
  readonly client: DynamoDBClient
  readonly table: string
  /** Contacts an hour by channel; a channel that is not named has no budget, and so is never out of it. */
  readonly budgets: Readonly<Partial<Record<Channel, number>>>
}

/**
 * The blast-radius guard in the Control table, `pk = BUDGET#<channel>#<hour>` and `BUDGET#day#<day>`. What a process has
 * leased and not used when the hour ends or it dies is lost: the budget is never exceeded, and may not be used up.
 */
export class DynamoDbBudget implements Budget {
  readonly #props: DynamoDbBudgetProps
  /** One counter a channel and one for the day; the period before is forgotten. */
  readonly #counters = new Map<string, LeasedCounter>()

  constructor(props: DynamoDbBudgetProps) {
    this.#props = props
  }

  takeHourly(channel: Channel, at: Instant): Promise<boolean> {
    const limit = this.#props.budgets[channel]
    if (limit === undefined) return Promise.resolve(true)
    const hour = Math.floor(at / HOUR) * HOUR
    return this.#counter(channel, formatInstant(hour).slice(0, 'yyyy-mm-ddThh'.length), hour + HOUR, limit).take()
  }

  takeDaily(ceiling: number, at: Instant): Promise<boolean> {
    const day = Math.floor(at / DAY) * DAY
    return this.#counter('day', formatInstant(day).slice(0, 'yyyy-mm-dd'.length), day + DAY, ceiling).take()
  }

  #counter(of: Channel | 'day', period: string, ends: Instant, limit: number): LeasedCounter {
    const partition = `BUDGET#${of}#${period}`
    const standing = this.#counters.get(of)
    if (standing?.partition === partition && standing.limit === limit) return standing
    const { client, table } = this.#props
    const counter = new LeasedCounter({ client, table, partition, limit, ends })
    this.#counters.set(of, counter)
    return counter
  }
}
