import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** A request as the service would have received it. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** What JSON 1.0 and 1.1 put into X-Amz-Target, without the service. */
  readonly operation: string | undefined
  json(): unknown
  form(): Record<string, string>
}

export interface StoodInAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** `hang-up` closes the connection without a word; `silence` never answers. */
export type StandInAnswer = StoodInAnswer | 'hang-up' | 'silence'

/**
 * A service on the loopback, for real SDK clients to speak to. It gives the answers in turn and then the last one again, and
 * records what it was asked. It ends with the test.
 */
export async function standIn(t: TestContext, ...answers: readonly StandInAnswer[]) {
  const requests: RecordedRequest[] = []
  const server = createServer(async (request, response) => {
    requests.push(await record(request))
    give(answers[Math.min(requests.length, answers.length) - 1] ?? {}, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  /** What a client of any service is made with to speak to this stand-in. */
  const client = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
    maxAttempts: 1,
  }
  return { endpoint, port, client, requests, server }
}

/** An error as JSON 1.0, JSON 1.1 and REST JSON services write it. */
export function jsonError(status: number, type: string, fields: Readonly<Record<string, unknown>> = {}): StoodInAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type },
    body: JSON.stringify({ __type: `com.amazonaws.service#${type}`, message: type, ...fields }),
  }
}

/** An error as query services (SNS) write it. */
export function queryError(status: number, code: string, message: string): StoodInAnswer {
  const fault = status < 500 ? 'Sender' : 'Receiver'
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${fault}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
  }
}

export function json(value: unknown): StoodInAnswer {
  return { headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(value) }
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const target = request.headers['x-amz-target']
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body,
    operation: typeof target === 'string' ? target.split('.').at(-1) : undefined,
    json: () => JSON.parse(body),
    form: () => Object.fromEntries(new URLSearchParams(body)),
  }
}

function give(answer: StandInAnswer, response: ServerResponse): void {
  if (answer === 'silence') return
  if (answer === 'hang-up') {
    response.destroy()
    return
  }
  response.writeHead(answer.status ?? 200, answer.headers)
  response.end(answer.body ?? '')
}
