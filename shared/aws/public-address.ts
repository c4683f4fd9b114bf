import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The only part of IPv6 that is given to the public; the rest is reserved, whatever it may be used for one day. */
const PUBLIC_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Whether an address lies on the public internet: not loopback, private, link-local (which is where clouds keep their
 * metadata and credentials), shared, multicast, documentation or reserved, also where an IPv6 address wraps such a one.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv6 ? address.match(PUBLIC_IPV6) : true
}
