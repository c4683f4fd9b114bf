import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'

/** What a null server answers to requests of which a part (target, path or body) holds `to`: one after another, over and over. */
export interface Answer {
  readonly to: string
  readonly with: readonly string[]
}

export interface NullServerSettings {
  /** How long it takes over each answer. */
  readonly delayMs: number
  /** The first that fits; anything else gets an empty object. */
  readonly answers: readonly Answer[]
}

export interface NullServer {
  readonly url: string
  stop(): void
}

/** A server that does nothing for its answers, in a process of its own so that its work is not counted as ours. */
export async function startNullServer(settings: NullServerSettings): Promise<NullServer> {
  const child = fork(import.meta.filename, [JSON.stringify(settings)])
  const [port] = await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

function serve({ delayMs, answers }: NullServerSettings): void {
  const given = new Map<Answer, number>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const asked = `${request.headers['x-amz-target']} ${request.url} ${Buffer.concat(parts)}`
      const answer = answers.find(({ to }) => asked.includes(to))
      const turn = answer === undefined ? 0 : (given.get(answer) ?? 0)
      if (answer !== undefined) given.set(answer, turn + 1)
      const body = answer?.with[turn % answer.with.length] ?? '{}'
      const send = () => response.writeHead(200, { 'content-type': 'application/json' }).end(body)
      if (delayMs === 0) send()
      else setTimeout(send, delayMs)
    })
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.(address?.port)
  })
  process.once('disconnect', () => process.exit())
}

if (import.meta.main) serve(JSON.parse(process.argv[2] ?? '{}'))
