import type { SQSBatchResponse } from 'aws-lambda'
import type * as z from 'zod'
import type { TellFault } from '../../shared/aws/provider-errors.ts'
import { RateLimitedSender } from '../../shared/aws/rate-limit.ts'
import { channelSchema } from '../../shared/case/channel.ts'
import { fromJson } from '../../shared/json-text.ts'
import type { Sender } from '../../shared/ports.ts'
import { connectRoom, type RoomClients, roomClients } from '../connect-room.ts'
import { EnvironmentError, paceVariables, readEnvironment, roomSchema } from '../environment.ts'
import type { LambdaHandler } from '../lambda.ts'
import { onceReady } from '../once-ready.ts'
import { clock, wait } from '../outside.ts'
import { connectTruth } from './connect-truth.ts'
import { createHandler } from './handler.ts'
import { lanesFor } from './lanes.ts'

const doorSchema = roomSchema.extend({ CHANNEL: channelSchema, ...paceVariables })

/** What a sender is made with, beside its own settings. */
export interface SenderTools extends RoomClients {
  readonly controlTable: string
  readonly tell: TellFault
}

export interface MadeSender {
  readonly sender: Sender
  /** What the provider itself says it takes a second, where it says so. */
  readonly perSecond?: number
}

/** Opens the door of a channel, with the one sender whose client stands in this bundle, held to its share of the rate. */
export function openDoor<Settings extends z.ZodType>(
  settings: Settings,
  make: (settings: z.output<Settings>, tools: SenderTools) => MadeSender | Promise<MadeSender>,
): LambdaHandler<SQSBatchResponse> {
  const environment = readEnvironment(doorSchema, process.env)
  const told = settings.safeParse(fromJson(process.env.SENDER ?? ''))
  if (!told.success) throw new EnvironmentError(['SENDER'])
  const { CHANNEL: channel, MAX_CONCURRENCY: workers } = environment
  const clients = roomClients()

  return onceReady(async () => {
    const room = await connectRoom(environment, clients)
    const tell: TellFault = (fault) => room.log({ what: 'fault', by: 'send-due-contact', ...fault })
    const made = await make(told.data, { ...clients, controlTable: environment.CONTROL_TABLE, tell })
    const perSecond = environment.RATE_PER_SECOND ?? made.perSecond
    const sender =
      perSecond === undefined ? made.sender : new RateLimitedSender(made.sender, { perSecond, workers, clock, wait })
    const truth = await connectTruth(environment.LOAN_TRUTH, clients)
    const ports = { ...room.ports, sender: () => sender, ...(truth && { truth }) }
    return createHandler({ ...room, ports, channel, lanes: lanesFor({ perSecond, workers }) })
  })
}
