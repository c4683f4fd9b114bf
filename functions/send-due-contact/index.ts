import { connect } from '../connect.ts'
import { channelFrom } from './environment.ts'
import { createHandler } from './handler.ts'

/** Called by Lambda with messages of one channel's queue. */
export const handler = createHandler(connect(), channelFrom(process.env))
