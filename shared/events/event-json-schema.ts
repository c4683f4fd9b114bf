import * as z from 'zod'
import { eventDetailSchema } from './business-event.ts'

/** The schema of what the bus carries, for a lender's systems, generated from the one that Duewell writes by. */
export function eventJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(eventDetailSchema, { io: 'input' })
}
