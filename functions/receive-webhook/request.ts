import * as z from 'zod'

/** As much of a request as an HTTP API hands on (payload format 2.0) as is used. Its names of headers are in lower case. */
const requestSchema = z.object({
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({ requestId: z.string() }),
})

/** More than the longest message of any channel, many times over. */
export const LARGEST_BODY = 64 * 1024

export interface Request {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  /** As it was signed, byte for byte. */
  readonly body: string
}

export function readRequest(event: unknown): Request {
  const { headers, body, isBase64Encoded, requestContext } = requestSchema.parse(event)
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  return { id: requestContext.requestId, headers, body: text }
}
