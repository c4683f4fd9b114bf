import {
  DeleteOptedOutNumberCommand,
  type PinpointSMSVoiceV2Client,
  PutOptedOutNumberCommand,
  paginateDescribeOptedOutNumbers,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { ListedAddress, OptOutList } from '../optouts/opt-out-list.ts'
import { refusalOf } from './aws-refusal.ts'

const PAGE = 100

export interface EndUserMessagingOptOutsProps {
  readonly client: PinpointSMSVoiceV2Client
  /** The name of the opt-out list that the number or pool has. */
  readonly list: string
  /** Whether stops of here are put on it: every number that has the list then stops too. */
  readonly bothWays: boolean
}

/** An opt-out list of AWS End User Messaging. A number can be taken off it once in 30 days. */
export class EndUserMessagingOptOuts implements OptOutList {
  readonly name = 'end-user-messaging'
  readonly channel = 'sms'
  readonly #props: EndUserMessagingOptOutsProps
  readonly put?: (address: string) => Promise<void>
  readonly remove?: (address: string) => Promise<void>

  constructor(props: EndUserMessagingOptOutsProps) {
    this.#props = props
    if (!props.bothWays) return
    this.put = (address) => this.#put(address)
    this.remove = (address) => this.#remove(address)
  }

  async *pages(): AsyncIterable<readonly ListedAddress[]> {
    const { client, list: OptOutListName } = this.#props
    for await (const { OptedOutNumbers = [] } of paginateDescribeOptedOutNumbers(
      { client, pageSize: PAGE },
      { OptOutListName },
    )) {
      yield OptedOutNumbers.flatMap(({ OptedOutNumber: address, OptedOutTimestamp }) =>
        address === undefined ? [] : [{ address, why: 'opted-out', ...dated(OptedOutTimestamp) }],
      )
    }
  }

  async #put(address: string): Promise<void> {
    const { client, list: OptOutListName } = this.#props
    await client.send(new PutOptedOutNumberCommand({ OptOutListName, OptedOutNumber: address }))
  }

  async #remove(address: string): Promise<void> {
    const { client, list: OptOutListName } = this.#props
    try {
      await client.send(new DeleteOptedOutNumberCommand({ OptOutListName, OptedOutNumber: address }))
    } catch (error) {
      if (refusalOf(error).name !== 'ResourceNotFoundException') throw error
    }
  }
}

function dated(at: Date | undefined): { readonly since?: number } {
  return at === undefined ? {} : { since: at.getTime() }
}
