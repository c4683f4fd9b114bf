import { gunzipSync } from 'node:zlib'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { pageHeaders } from '../../shared/page-headers.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Metrics } from '../metrics.ts'
import type { PageFile } from './page-files.ts'

const requestSchema = z.object({
  rawPath: z.string(),
  headers: z.object({ 'accept-encoding': z.string().optional() }).optional(),
})

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
])

export interface LenderPageRoom {
  readonly files: readonly PageFile[]
  /** What the page reads as `config.json`. The API lies beside it. */
  readonly signIn: object
  /** Of the issuer and of its token endpoint. */
  readonly origins: readonly string[]
  readonly metrics: Metrics
}

/** Serves the files of the lender's page, the same to everybody: whoever opens it signs in before the API shows anything. */
export function createHandler({
  files,
  signIn,
  origins,
  metrics,
}: LenderPageRoom): LambdaHandler<APIGatewayProxyStructuredResultV2> {
  const headers = { ...pageHeaders(origins), 'Strict-Transport-Security': 'max-age=63072000' }
  const byPath = new Map(files.map((file) => [file.name === 'index.html' ? '/' : `/${file.name}`, file]))
  const answer = (statusCode: number, type: string, body: string, kept = 'no-store') => ({
    statusCode,
    headers: { ...headers, 'Content-Type': type, 'Cache-Control': kept },
    body,
  })
  return lambda(
    async (event) => {
      const { rawPath, headers: { 'accept-encoding': accepted = '' } = {} } = requestSchema.parse(event)
      if (rawPath === '/config.json') {
        return answer(200, 'application/json', JSON.stringify({ ...signIn, api: '/' }))
      }
      const file = byPath.get(rawPath)
      if (file === undefined) return answer(404, 'text/plain; charset=utf-8', 'There is nothing at this address.')
      const type = TYPES.get(file.name.split('.').at(-1) ?? '') ?? 'application/octet-stream'
      return compressed(
        answer(200, type, file.gzip, file.lasting ? 'public, max-age=31536000, immutable' : undefined),
        accepted,
      )
    },
    { metrics },
  )
}

/** The answer as it is kept, by gzip, to whoever takes it so (RFC 9110, 12.5.3), as every browser does; else unpacked. */
function compressed<Answer extends { readonly headers: object; readonly body: string }>(
  answer: Answer,
  accepted: string,
) {
  const headers = { ...answer.headers, Vary: 'Accept-Encoding' }
  if (takesGzip(accepted)) {
    return { ...answer, headers: { ...headers, 'Content-Encoding': 'gzip' }, isBase64Encoded: true }
  }
  return { ...answer, headers, body: gunzipSync(Buffer.from(answer.body, 'base64')).toString() }
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((coding) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding))
}
