import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Where a request goes: an address that was looked at, so that no second look-up can answer another. */
export interface Destination {
  readonly url: URL
  /** The name in the address, without the brackets of an IPv6 one. */
  readonly host: string
  readonly address: string
}

/** What destinations are allowed. Injected, so that tests can let their own server in. */
export interface DestinationRules {
  readonly protocols: readonly string[]
  readonly allows: (address: string) => boolean
  readonly resolve: (host: string) => Promise<readonly string[]>
}

export const PUBLIC_HTTPS: DestinationRules = {
  protocols: ['https:'],
  allows: isPublicAddress,
  // IPv4 first: a function outside a network of its own has no way out by IPv6.
  resolve: async (host) => (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address),
}

export class ForbiddenDestinationError extends Error {
  override readonly name = 'ForbiddenDestinationError'

  constructor(host: string, why: string) {
    super(`The webhook's host ${host} ${why}, so nothing is sent there. Give an https address on the public internet.`)
  }
}

/**
 * The addresses behind a webhook's address. One that is forbidden forbids them all: a name that answers with a public and a
 * private address is an attack or a mistake, and neither is worth a request.
 */
export async function destinationsOf(url: URL, rules: DestinationRules): Promise<readonly Destination[]> {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  if (!rules.protocols.includes(url.protocol)) throw new ForbiddenDestinationError(host, 'is not asked by https')
  if (url.username !== '' || url.password !== '')
    throw new ForbiddenDestinationError(host, 'has a password in its address')
  const addresses = isIP(host) === 0 ? await rules.resolve(host) : [host]
  if (addresses.length === 0) throw new ForbiddenDestinationError(host, 'has no address')
  if (!addresses.every((address) => rules.allows(address))) {
    throw new ForbiddenDestinationError(host, 'stands for an address that is not public')
  }
  return addresses.map((address) => ({ url, host, address }))
}
