class EventStreamError extends Error {
  override readonly name = 'EventStreamError'

  constructor() {
    super('This bundle has no event streams: see infra/bundling/bundling-options.ts before you call such an operation.')
  }
}

/**
 * Stands in for @smithy/core/event-streams, which none of the calls that Duewell makes needs. The SDK imports it dynamically,
 * and for the sake of that esbuild would wrap most of the SDK's modules in functions, which are parsed twice: 7 ms of a start.
 */
export class EventStreamSerde {
  constructor() {
    throw new EventStreamError()
  }
}

/** Some clients ask for one when they are made, whatever they are made for. */
export function eventStreamSerdeProvider() {
  const refuse = () => {
    throw new EventStreamError()
  }
  return { serialize: refuse, deserialize: refuse }
}

export function resolveEventStreamSerdeConfig<Config>(config: Config): Config {
  return config
}
