import { connect } from '../connect.ts'
import { createHandler } from './handler.ts'

/** Called by Lambda with changes of the Cases table. */
export const handler = createHandler(connect())
