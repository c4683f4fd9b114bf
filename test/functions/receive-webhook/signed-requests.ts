import { Webhook } from 'standardwebhooks'

export const KEY = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
export const NEXT_KEY = `whsec_${Buffer.alloc(24, 6).toString('base64')}`

export const REPLY = {
  type: 'contact.replied',
  timestamp: '2026-11-12T02:00:00Z',
  data: { from: 'robin-in-chat', text: 'STOP', answers: { borrower: 'b-1', contact: 'k-1' } },
}
export const REPORT = {
  type: 'contact.reported',
  timestamp: '2026-11-12T02:00:00Z',
  data: { borrower: 'b-1', contact: 'k-1', state: 'opted-out' },
}

export interface Signing {
  readonly id?: string
  readonly at: number
  readonly key?: string
  readonly base64?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** A request as an HTTP API hands it to a function (payload format 2.0), signed as Standard Webhooks say. */
export function requestOf(message: unknown, { id = 'msg_1', at, key = KEY, base64 = false, headers = {} }: Signing) {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  const signed = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': new Webhook(key).sign(id, new Date(at), body),
  }
  return {
    version: '2.0',
    routeKey: 'POST /house-channel',
    rawPath: '/house-channel',
    rawQueryString: '',
    headers: { ...signed, ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.execute-api.eu-central-1.amazonaws.com',
      http: { method: 'POST', path: '/house-channel', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'chat' },
      requestId: 'request-1',
      routeKey: 'POST /house-channel',
      stage: '$default',
      timeEpoch: at,
    },
    body: base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: base64,
  }
}
