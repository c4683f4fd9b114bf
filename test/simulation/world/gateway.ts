import type { HttpAnswer, HttpRequest } from './http.ts'
import type { Lambda } from './lambda.ts'
import type { World } from './world.ts'

/** Nobody knows what came of it: the function died, had no room, or the region is out. */
const NO_ANSWER: HttpAnswer = { status: 503, headers: {}, cookies: [], body: '' }

/** An HTTP API in front of a function (payload format 2.0). */
export class Gateway {
  readonly #world: World
  readonly #lambda: Lambda

  constructor(world: World, lambda: Lambda) {
    this.#world = world
    this.#lambda = lambda
  }

  ask(name: string, request: HttpRequest, onAnswer: (answer: HttpAnswer) => void): void {
    if (this.#world.isOut || !this.#lambda.hasRoom) {
      this.#world.timeline.in(1, () => onAnswer(NO_ANSWER))
      return
    }
    this.#lambda.invoke(eventOf(name, request), name, (ending) => {
      if (!('result' in ending)) return onAnswer(NO_ANSWER)
      const {
        statusCode = 200,
        headers = {},
        cookies = [],
        body = '',
      } = ending.result as {
        readonly statusCode?: number
        readonly headers?: Readonly<Record<string, string>>
        readonly cookies?: readonly string[]
        readonly body?: string
      }
      onAnswer({ status: statusCode, headers, cookies, body })
    })
  }
}

function eventOf(name: string, request: HttpRequest): object {
  const { method, path, query = '', headers = {}, cookies, body, source = '192.0.2.1', claims } = request
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { host: 'pages.test', ...headers },
    ...(cookies !== undefined && { cookies }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: name,
      domainName: 'pages.test',
      stage: '$default',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: source, userAgent: 'simulated' },
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
    },
  }
}
