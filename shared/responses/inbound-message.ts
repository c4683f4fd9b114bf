import * as z from 'zod'
import { responseSchema } from '../case/response.ts'

/** Tells our own messages in the queue of responses from those of a provider. */
export const INBOUND = 'duewell.inbound'

/** A response that another door has read and proven, on its way to the function that records it. */
export const inboundMessageSchema = z.strictObject({
  source: z.literal(INBOUND),
  /** The address that it came from, as we write to it. */
  from: z.string().min(1).max(320),
  response: responseSchema.omit({ point: true }),
})
export type InboundMessage = z.output<typeof inboundMessageSchema>
