import { onceReady } from '../once-ready.ts'
import { respondingRoom } from './connect.ts'
import { createHandler } from './handler.ts'
import { readInbound } from './inbound.ts'

const room = respondingRoom(process.env)

/** Called by Lambda with what borrowers sent by text or a house channel, as their queue has it. */
export const handler = onceReady(async () => createHandler({ ...(await room()), read: readInbound }))
