import { connectRespondingRoom } from './connect.ts'
import { createHandler } from './handler.ts'
import { readInbound } from './inbound.ts'

/** Called by Lambda with what borrowers sent by text or a house channel, as their queue has it. */
export const handler = createHandler({ ...(await connectRespondingRoom(process.env)), read: readInbound })
