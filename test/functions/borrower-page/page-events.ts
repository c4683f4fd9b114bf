export interface PageRequest {
  readonly method?: string
  readonly path: string
  readonly fields?: Readonly<Record<string, string>>
  readonly cookie?: string
  readonly source?: string
}

/** A request as an HTTP API gives it to its function (payload format 2.0). */
export function pageRequest({ method = 'GET', path, fields, cookie, source = '192.0.2.1' }: PageRequest) {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const body = fields && new URLSearchParams(fields).toString()
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: {
      host: 'hb.example',
      origin: 'https://hb.example',
      ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(cookie && { cookies: [cookie] }),
    requestContext: {
      accountId: '111122223333',
      apiId: 'api',
      domainName: 'hb.example',
      domainPrefix: 'hb',
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      authentication: null,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: source, userAgent: 'test' },
      authorizer: {},
    },
    ...(body && { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: true,
  }
}

/** An answer as an HTTP API takes it. */
export interface PageAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
  readonly body: string
}
