import * as z from 'zod'

/** Which lists of providers a stage mirrors, as its function is told. */
export const mirroredListsSchema = z.strictObject({
  endUserMessaging: z.strictObject({ list: z.string().min(1), bothWays: z.boolean() }).optional(),
  ses: z.strictObject({ bothWays: z.boolean() }).optional(),
  sns: z.literal(true).optional(),
})
export type MirroredLists = z.output<typeof mirroredListsSchema>
