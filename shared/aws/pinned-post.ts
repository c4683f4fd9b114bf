import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { Destination } from './webhook-destination.ts'

/** An answer says in a line what became of the message; whoever sends more is not read to the end. */
const LONGEST_ANSWER_BYTES = 4 * 1024

export interface Answer {
  readonly status: number
  readonly body: string
}

/** No answer came. `left` says whether any of the request may have reached the other side. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
  readonly left: boolean

  constructor(left: boolean, options: ErrorOptions) {
    super('The webhook gave no answer. Look whether it is up and answers within its time.', options)
    this.left = left
  }
}

/**
 * Posts to the address that was looked at, under the name that was asked for: its certificate must be that name's. Redirects
 * are not followed, since they would lead around the look.
 */
export function pinnedPost(
  { url, host, address }: Destination,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<Answer> {
  const secure = url.protocol === 'https:'
  const options: RequestOptions & { servername?: string } = {
    method: 'POST',
    host: address,
    port: url.port === '' ? (secure ? 443 : 80) : url.port,
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(secure && isIP(host) === 0 && { servername: host }),
  }
  return new Promise((resolve, reject) => {
    let left = false
    let answered: (() => void) | undefined
    const request = (secure ? httpsRequest : httpRequest)(options)
    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        left = true
      })
    })
    // The status is known before the body ends; an answer that breaks off or drags on is still an answer.
    request.on('error', (cause) => (answered === undefined ? reject(new NoAnswerError(left, { cause })) : answered()))
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const finish = () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
        request.destroy()
      }
      answered = finish
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > LONGEST_ANSWER_BYTES) finish()
      })
      response.on('end', finish)
      response.on('error', finish)
    })
    request.end(body)
  })
}
