class WebSocketError extends Error {
  override readonly name = 'WebSocketError'

  constructor() {
    super('This bundle has no streams of Bedrock: see infra/bundling/stand-ins.ts before you call such an operation.')
  }
}

/**
 * Stands in for @aws-sdk/middleware-websocket and @aws-sdk/eventstream-handler-node. Bedrock's client asks both for what its streamed
 * conversations need, whatever it is made for; what Duewell asks is answered whole.
 */
export function resolveWebSocketConfig<Config>(config: Config): Config {
  return config
}

export function eventStreamPayloadHandlerProvider() {
  return {
    handle: () => {
      throw new WebSocketError()
    },
  }
}

/** What a client adds to the way of each of its commands: nothing. */
export function getWebSocketPlugin() {
  return { applyToStack: () => {} }
}
