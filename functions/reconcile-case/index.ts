import { connectRoom, roomClients } from '../connect-room.ts'
import { readEnvironment, roomSchema } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(roomSchema, process.env)
const clients = roomClients()

/** Called by Lambda with changes of the Cases table. */
export const handler = onceReady(async () => createHandler(await connectRoom(environment, clients)))
