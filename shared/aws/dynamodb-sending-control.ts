import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { SendingControl } from '../ports.ts'
import type { Pause, SendingState } from '../sending/sending-state.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { pauseItem } from './items/control-items.ts'
import { readSendingState, type SendingStateSource } from './read-sending-state.ts'

/** A pause takes effect everywhere within this time. */
const FRESH = 5 * SECOND

/**
 * What the house says about sending, in the Control table. A process asks once in five seconds, however many cases it
 * decides meanwhile. Where nobody can be asked, the error goes to whoever wanted to send: then nothing is sent.
 */
export class DynamoDbSendingControl implements SendingControl {
  readonly #source: SendingStateSource
  #read: { readonly at: Instant; readonly state: Promise<SendingState> } | undefined

  constructor(source: SendingStateSource) {
    this.#source = source
  }

  standing(): Promise<SendingState> {
    const now = this.#source.clock.now()
    if (this.#read !== undefined && now < this.#read.at + FRESH) return this.#read.state
    const read = { at: now, state: readSendingState(this.#source) }
    this.#read = read
    read.state.catch(() => {
      if (this.#read === read) this.#read = undefined
    })
    return read.state
  }

  /** Pausing again under the same id replaces the pause. This process obeys it at once. */
  async pause(pause: Pause): Promise<void> {
    const { client, table } = this.#source
    await client.send(new PutItemCommand({ TableName: table, Item: pauseItem(pause) }))
    this.#read = undefined
  }
}
