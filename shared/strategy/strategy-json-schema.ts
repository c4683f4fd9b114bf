import * as z from 'zod'
import { strategySchema } from './strategy-schema.ts'

/** The schema that editors read, generated from the one that Duewell checks with, so that the two can't disagree. */
export function strategyJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(strategySchema, { io: 'input' })
}
