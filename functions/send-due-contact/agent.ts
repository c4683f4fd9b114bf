import { channelSchema } from '../../shared/case/channel.ts'
import { connectRoom, roomClients } from '../connect-room.ts'
import { paceVariables, readEnvironment, roomSchema } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { createHandler } from './handler.ts'
import { lanesFor } from './lanes.ts'

const schema = roomSchema.extend({ CHANNEL: channelSchema.extract(['agent']), ...paceVariables })
const environment = readEnvironment(schema, process.env)
const { CHANNEL: channel, RATE_PER_SECOND: perSecond, MAX_CONCURRENCY: workers } = environment
const clients = roomClients()

/** Called by Lambda with messages of the agents' queue: the task is an item of the case, so nothing is called to open it. */
export const handler = onceReady(async () => {
  const room = await connectRoom(environment, clients)
  return createHandler({ ...room, channel, lanes: lanesFor({ perSecond, workers }) })
})
