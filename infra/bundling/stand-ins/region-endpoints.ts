/** Who runs which regions under a name of their own, of the SDK's table of partitions. */
const SUFFIXES: readonly (readonly [regions: RegExp, suffix: string])[] = [
  [/^cn-/, 'amazonaws.com.cn'],
  [/^eusc-/, 'amazonaws.eu'],
  [/^us-iso-/, 'c2s.ic.gov'],
  [/^us-isob-/, 'sc2s.sgov.gov'],
  [/^eu-isoe-/, 'cloud.adc-e.uk'],
  [/^us-isof-/, 'csp.hci.ic.gov'],
  [/^/, 'amazonaws.com'],
]

/** What a client knows when it asks where to call. */
export interface EndpointParameters {
  readonly Region?: string | undefined
  readonly Endpoint?: string | undefined
  readonly UseFIPS?: boolean | undefined
  readonly UseDualStack?: boolean | undefined
}

class EndpointError extends Error {
  override readonly name = 'EndpointError'

  constructor() {
    super(
      'A Duewell bundle knows the plain address of a service in AWS_REGION, and the one that AWS_ENDPOINT_URL_<SERVICE> says. ' +
        'For FIPS or dual stack set that, and unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT.',
    )
  }
}

/**
 * Stands in for the rules by which a client of the SDK finds its address: 20 KB of decisions, of which one line is the same for
 * all the services that we call.
 */
export function regionEndpoints(service: string) {
  const found = new Map<string, { readonly url: URL; readonly properties: object; readonly headers: object }>()
  return (asked: EndpointParameters) => {
    const address = addressOf(service, asked)
    let endpoint = found.get(address)
    if (endpoint === undefined) {
      endpoint = { url: new URL(address), properties: {}, headers: {} }
      found.set(address, endpoint)
    }
    return endpoint
  }
}

export function addressOf(service: string, { Region, Endpoint, UseFIPS, UseDualStack }: EndpointParameters): string {
  if (Region === undefined || UseFIPS || UseDualStack) throw new EndpointError()
  if (Endpoint !== undefined) return Endpoint
  const [, suffix] = SUFFIXES.find(([regions]) => regions.test(Region)) ?? []
  return `https://${service}.${Region}.${suffix}`
}
