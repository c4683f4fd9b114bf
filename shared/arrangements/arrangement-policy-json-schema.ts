import * as z from 'zod'
import { arrangementPolicySchema } from './arrangement-policy-schema.ts'

/** The schema that editors read, generated from the one that Duewell checks with, so that the two can't disagree. */
export function arrangementPolicyJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(arrangementPolicySchema, { io: 'input' })
}
