import { connectRoom, roomClients } from '../connect-room.ts'
import { readEnvironment, roomSchema } from '../environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(roomSchema, process.env)

/** Called by Lambda with changes of the Cases table. */
export const handler = createHandler(await connectRoom(environment, roomClients()))
