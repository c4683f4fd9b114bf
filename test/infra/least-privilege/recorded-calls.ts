import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** A call of the AWS SDK, as the middleware of its client sees it. */
export interface RecordedCall {
  /** `DynamoDBClient`, `UpdateItemCommand`. */
  readonly client: string
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

interface AnyClient {
  readonly middlewareStack: DynamoDBClient['middlewareStack']
  send(...args: unknown[]): unknown
}

/**
 * Records every call that any client of the SDK makes from now on. The functions make their own clients, so the middleware is
 * put into each when it first sends. Ends with `stop`.
 */
export function recordCalls(): { readonly calls: RecordedCall[]; readonly stop: () => void } {
  const calls: RecordedCall[] = []
  const watched = new WeakSet<AnyClient>()
  // The class that the clients of all services extend.
  const base: AnyClient = Object.getPrototypeOf(DynamoDBClient.prototype)
  const { send } = base
  base.send = function (this: AnyClient, ...args) {
    if (!watched.has(this)) {
      watched.add(this)
      this.middlewareStack.add(
        (next, { clientName = '', commandName = '' }) =>
          (middleware) => {
            calls.push({ client: clientName, command: commandName, input: { ...middleware.input } })
            return next(middleware)
          },
        { step: 'initialize', name: 'recordCall' },
      )
    }
    return send.apply(this, args)
  }
  const stop = () => {
    base.send = send
  }
  return { calls, stop }
}
