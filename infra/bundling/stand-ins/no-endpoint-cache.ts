class EndpointDiscoveryError extends Error {
  override readonly name = 'EndpointDiscoveryError'

  constructor() {
    super('This bundle discovers no endpoints: unset AWS_ENABLE_ENDPOINT_DISCOVERY.')
  }
}

/**
 * Stands in for @aws-sdk/endpoint-cache. Every DynamoDB client makes one and uses it only where endpoint discovery was
 * switched on, which DynamoDB in a region has no need of.
 */
export class EndpointCache {
  get(): never {
    throw new EndpointDiscoveryError()
  }

  getEndpoint(): never {
    throw new EndpointDiscoveryError()
  }
}
