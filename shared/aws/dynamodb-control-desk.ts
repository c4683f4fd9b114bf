import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { ControlDesk } from '../sending/control-desk.ts'
import type { Pause, SendingState, Standing } from '../sending/sending-state.ts'
import { toItem } from './items/attributes.ts'
import { pauseItem, pauseKey, standingItem } from './items/control-items.ts'
import { readSendingState, type SendingStateSource } from './read-sending-state.ts'

/** The operators' desk on the Control table. Nothing is cached here: what is shown is what stands. */
export class DynamoDbControlDesk implements ControlDesk {
  readonly #source: SendingStateSource

  constructor(source: SendingStateSource) {
    this.#source = source
  }

  async standing(): Promise<SendingState> {
    return readSendingState(this.#source)
  }

  async setStanding(standing: Standing): Promise<void> {
    const { client, table } = this.#source
    await client.send(new PutItemCommand({ TableName: table, Item: standingItem(standing) }))
  }

  async pause(pause: Pause): Promise<void> {
    const { client, table } = this.#source
    await client.send(new PutItemCommand({ TableName: table, Item: pauseItem(pause) }))
  }

  async resume(id: string): Promise<boolean> {
    const { client, table } = this.#source
    const { Attributes } = await client.send(
      new DeleteItemCommand({ TableName: table, Key: toItem({ ...pauseKey(id) }), ReturnValues: 'ALL_OLD' }),
    )
    return Attributes !== undefined
  }
}
