/** A request as an HTTP API hands it on. */
export function gatewayEvent(
  method: string,
  rawPath: string,
  {
    claims,
    query = '',
    headers = {},
    body,
  }: {
    readonly claims?: object
    readonly query?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  } = {},
) {
  return {
    version: '2.0',
    routeKey: `${method} /v1/{proxy+}`,
    rawPath,
    rawQueryString: query,
    headers: { accept: 'application/json', ...headers },
    requestContext: {
      http: { method, path: rawPath },
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  }
}
