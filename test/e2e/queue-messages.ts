import { SendMessageCommand } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { Channel } from '../../shared/case/channel.ts'
import type { Clients } from './clients.ts'
import type { DeployedNames } from './deployed-names.ts'

const messagesSchema = z.object({
  messages: z.record(
    z.string(),
    z.record(z.string(), z.record(z.string(), z.array(z.object({ MessageId: z.string(), Body: z.string() })))),
  ),
})

/** The queues of the deployment, written to like any door and looked into without receiving. */
export interface Queues {
  /** Puts a borrower's id on a channel's queue and gives the message's id. */
  put(channel: Channel, borrower: string): Promise<string>
  /** The bodies of all messages that lie in any queue. */
  bodies(): Promise<readonly string[]>
  /** The bodies of the messages of one queue. */
  bodiesIn(url: string): Promise<readonly string[]>
}

export function queuesOf({ sqs }: Clients, names: DeployedNames, endpoint: string): Queues {
  const urls: Readonly<Record<string, string>> = JSON.parse(names.told('CONTACT_QUEUES', 'reconcile-case'))
  const look = async (query: string) => {
    const answer = await (await fetch(`${endpoint}/_ministack/sqs/messages${query}`)).json()
    const { messages } = messagesSchema.parse(answer)
    return Object.values(messages)
      .flatMap((regions) => Object.values(regions))
      .flatMap((queues) => Object.values(queues).flat())
      .map(({ Body }) => Body)
  }
  return {
    put: async (channel, borrower) => {
      const message = { QueueUrl: urls[channel], MessageBody: JSON.stringify({ borrower }) }
      const { MessageId } = await sqs.send(new SendMessageCommand(message))
      return MessageId ?? ''
    },
    bodies: () => look(''),
    bodiesIn: (url) => look(`?QueueUrl=${encodeURIComponent(url)}`),
  }
}
