import {
  DeleteSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  paginateListSuppressedDestinations,
  type SESv2Client,
} from '@aws-sdk/client-sesv2'
import type { ListedAddress, OptOutList } from '../optouts/opt-out-list.ts'
import { refusalOf } from './aws-refusal.ts'

const PAGE = 1_000

/**
 * The suppression list of SES, which holds for all mails of the account. So a stop of reminders is put there only where the house says
 * so: it would stop statements and passwords as well.
 */
export class SesSuppressions implements OptOutList {
  readonly name = 'ses'
  readonly channel = 'email'
  readonly #client: SESv2Client
  readonly put?: (address: string) => Promise<void>
  readonly remove?: (address: string) => Promise<void>

  constructor({ client, bothWays }: { readonly client: SESv2Client; readonly bothWays: boolean }) {
    this.#client = client
    if (!bothWays) return
    this.put = (address) => this.#put(address)
    this.remove = (address) => this.#remove(address)
  }

  async *pages(): AsyncIterable<readonly ListedAddress[]> {
    const paging = { client: this.#client, pageSize: PAGE }
    for await (const { SuppressedDestinationSummaries = [] } of paginateListSuppressedDestinations(paging, {})) {
      yield SuppressedDestinationSummaries.flatMap(({ EmailAddress, Reason, LastUpdateTime }) =>
        EmailAddress === undefined
          ? []
          : [
              {
                address: EmailAddress.toLowerCase(),
                why: Reason === 'COMPLAINT' ? ('complaint' as const) : ('bounced' as const),
                ...(LastUpdateTime !== undefined && { since: LastUpdateTime.getTime() }),
              },
            ],
      )
    }
  }

  /** SES knows two reasons, and this is no bounce. */
  async #put(EmailAddress: string): Promise<void> {
    await this.#client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'COMPLAINT' }))
  }

  async #remove(EmailAddress: string): Promise<void> {
    try {
      await this.#client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }))
    } catch (error) {
      if (refusalOf(error).name !== 'NotFoundException') throw error
    }
  }
}
