import { once } from 'node:events'
import { createServer, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { askingClient } from '../../shared/aws/bedrock-second-opinion.ts'
import { json, type StandInAnswer } from './stand-in.ts'

/** Bedrock on the loopback, which speaks HTTP/2 as its client does. It ends with the test. */
export async function bedrockStandIn(t: TestContext, ...answers: readonly StandInAnswer[]) {
  const requests: { readonly path: string; readonly authorization: string; readonly body: string }[] = []
  const sessions = new Set<ServerHttp2Session>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { url, headers } = request
    const body = Buffer.concat(chunks).toString('utf8')
    requests.push({ path: decodeURIComponent(url), authorization: headers.authorization ?? '', body })
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {}
    if (answer === 'silence') return
    if (answer === 'hang-up') return response.stream.session?.destroy()
    response.writeHead(answer.status ?? 200, { ...answer.headers })
    response.end(answer.body ?? '')
  })
  server.on('session', (session) => sessions.add(session))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new BedrockRuntimeClient({
    ...askingClient,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  })
  t.after(() => {
    client.destroy()
    for (const session of sessions) session.destroy()
    server.close()
  })
  return { client, requests, sessions }
}

/** What a model says, as Converse brings it. */
export function saying(...texts: readonly string[]): StandInAnswer {
  return json({
    output: { message: { role: 'assistant', content: texts.map((text) => ({ text })) } },
    stopReason: 'end_turn',
    usage: { inputTokens: 300, outputTokens: 20, totalTokens: 320 },
    metrics: { latencyMs: 300 },
  })
}
