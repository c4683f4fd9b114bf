import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { json, type StoodInAnswer } from './stand-in.ts'

/** A request as far as routes look at it. */
export interface RoutedRequest {
  /** `ListQueues` of a service that names its operations, else `GET /v2/email/account`. */
  readonly operation: string
  /** Where the stand-in is, for answers that name it. */
  readonly host: string
  readonly query: URLSearchParams
  readonly body: string
  readonly fields: Readonly<Record<string, unknown>>
}

type Answer = StoodInAnswer | ((request: RoutedRequest) => StoodInAnswer)
/** What is answered by operation; a key that ends with `*` answers all that begin so. */
export type Routes = Readonly<Record<string, Answer>>

/**
 * AWS on the loopback, as many services as the routes answer for; whatever they do not is refused as a role without grants
 * would be. It ends with the test.
 */
export async function routedStandIn(t: TestContext, routes: Routes) {
  const requests: RoutedRequest[] = []
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    requests.push(request)
    const answer = routeOf(routes, request.operation) ?? DENIED
    const { status = 200, headers, body = '' } = typeof answer === 'function' ? answer(request) : answer
    response.writeHead(status, headers)
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** What a client of any service is made with to speak to this stand-in. */
  const client = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
    maxAttempts: 1,
  }
  /** The environment of a process all of whose clients speak to this stand-in. */
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    AWS_MAX_ATTEMPTS: '1',
  }
  const asked = (operation: string) => requests.filter((request) => request.operation === operation)
  return { client, environment, requests, asked }
}

/** An answer of a query service (SNS, CloudFormation). */
export function queryAnswer(operation: string, result: string): StoodInAnswer {
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
  }
}

/** What a table holds, as Query answers it. */
export function itemsAnswer(items: readonly unknown[]): StoodInAnswer {
  const written = JSON.stringify({ Items: items, Count: items.length }, withBase64)
  return json(JSON.parse(written))
}

/** DynamoDB writes binary attributes so in its answers. What comes in as a value is already what a Buffer makes of itself. */
function withBase64(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const own = this[key]
  return own instanceof Uint8Array ? Buffer.from(own).toString('base64') : value
}

const DENIED: StoodInAnswer = {
  status: 403,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
  body: '{"__type":"AccessDeniedException","message":"nobody may for +12025550123"}',
}

function routeOf(routes: Routes, operation: string): Answer | undefined {
  const prefix = Object.keys(routes).find((key) => key.endsWith('*') && operation.startsWith(key.slice(0, -1)))
  return routes[operation] ?? (prefix === undefined ? undefined : routes[prefix])
}

async function read(incoming: IncomingMessage): Promise<RoutedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const url = new URL(incoming.url ?? '', 'http://aws')
  const target = incoming.headers['x-amz-target']
  const form = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const fields = form ? Object.fromEntries(new URLSearchParams(body)) : fieldsOf(body)
  const named = typeof target === 'string' ? target.split('.').at(-1) : form ? String(fields.Action) : undefined
  const operation = named ?? `${incoming.method} ${decodeURIComponent(url.pathname)}`
  const { host = '' } = incoming.headers
  return { operation, host, query: url.searchParams, body, fields }
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  return body.startsWith('{') ? JSON.parse(body) : {}
}
