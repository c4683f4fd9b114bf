/** What an AWS service said when it refused: never its message, which may quote a number or an address. */
export interface AwsRefusal {
  readonly name: string
  /** The status of the answer; undefined where no answer came. */
  readonly status: number | undefined
}

const THROTTLING = /^(?:Throttl|TooManyRequests|RequestThrottl|RequestLimitExceeded|KMSThrottl|KmsThrottl)/

/** Reads what an SDK client threw. */
export function refusalOf(error: unknown): AwsRefusal {
  return { name: error instanceof Error ? error.name : 'unnamed', status: statusOf(error) }
}

/** Refused for the rate alone: later it would have been let in. */
export function isThrottling({ name, status }: AwsRefusal): boolean {
  return status === 429 || THROTTLING.test(name)
}

/** Whether a call that is safe to repeat may succeed later: a throttle, a fault of the service, or no answer at all. */
export function mayPass(error: unknown): boolean {
  const refusal = refusalOf(error)
  return refusal.status === undefined || refusal.status >= 500 || isThrottling(refusal)
}

function statusOf(error: unknown): number | undefined {
  const metadata = property(error, '$metadata')
  const status = property(metadata, 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}

/** A property of something that was thrown. */
export function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}
