import { paginateListPhoneNumbersOptedOut, type SNSClient } from '@aws-sdk/client-sns'
import type { ListedAddress, OptOutList } from '../optouts/opt-out-list.ts'

/** The numbers that opted out of texts by SNS. It takes no entry of ours, and does not say since when one stands. */
export class SnsOptOuts implements OptOutList {
  readonly name = 'sns'
  readonly channel = 'sms'
  readonly #client: SNSClient

  constructor(client: SNSClient) {
    this.#client = client
  }

  async *pages(): AsyncIterable<readonly ListedAddress[]> {
    for await (const { phoneNumbers = [] } of paginateListPhoneNumbersOptedOut({ client: this.#client }, {})) {
      yield phoneNumbers.map((address) => ({ address, why: 'opted-out' }))
    }
  }
}
