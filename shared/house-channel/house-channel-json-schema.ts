import * as z from 'zod'
import { houseChannelMessageSchema } from './house-channel-message.ts'

/** The schema of what a house channel sends, for those who build one, generated from the one that Duewell reads by. */
export function houseChannelJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(houseChannelMessageSchema, { io: 'input' })
}
