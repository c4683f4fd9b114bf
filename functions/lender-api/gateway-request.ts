import * as z from 'zod'

/** A request as an HTTP API hands it on (payload format 2.0), with the claims that its authorizer has checked. */
const eventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    http: z.object({ method: z.string() }),
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
  }),
})

export interface GatewayRequest {
  readonly request: Request
  readonly claims: Readonly<Record<string, unknown>>
}

/** Nobody reads the name of the host. */
const ORIGIN = 'https://lender-api'

export function readGatewayRequest(event: unknown): GatewayRequest {
  const { rawPath, rawQueryString, headers, body, isBase64Encoded, requestContext } = eventSchema.parse(event)
  const { method } = requestContext.http
  const url = `${ORIGIN}${rawPath}${rawQueryString === '' ? '' : `?${rawQueryString}`}`
  const content = body === undefined || method === 'GET' || method === 'HEAD' ? undefined : body
  const bytes = content !== undefined && isBase64Encoded ? Buffer.from(content, 'base64') : content
  return {
    request: new Request(url, { method, headers, ...(bytes !== undefined && { body: bytes }) }),
    claims: requestContext.authorizer?.jwt.claims ?? {},
  }
}

export interface GatewayResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export async function writeGatewayResponse(response: Response): Promise<GatewayResponse> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}
