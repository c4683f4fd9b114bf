import * as z from 'zod'
import { mappingSchema } from './mapping-schema.ts'

/** The schema that editors read, generated from the one that Duewell checks with, so that the two can't disagree. */
export function mappingJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(mappingSchema, { io: 'input' })
}
