import { fieldOf, textOf } from './page-config.ts'

/** Where an issuer lets people in and out, as it says itself. */
export interface Provider {
  readonly issuer: string
  readonly authorize: string
  readonly token: string
  readonly signOut: string | undefined
}

/** Asks an issuer for its addresses. What says that it is another issuer is not believed (OpenID Connect Discovery 1.0, 4.3). */
export async function discover(issuer: string): Promise<Provider> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { credentials: 'omit' })
  const read: unknown = await response.json()
  if (textOf(read, 'issuer') !== issuer) throw new Error('the issuer calls itself otherwise')
  const signOut = fieldOf(read, 'end_session_endpoint')
  return {
    issuer,
    authorize: safe(textOf(read, 'authorization_endpoint')),
    token: safe(textOf(read, 'token_endpoint')),
    signOut: typeof signOut === 'string' ? safe(signOut) : undefined,
  }
}

/** Plain http goes nowhere but to this machine. */
function safe(address: string): string {
  const { protocol, hostname } = new URL(address)
  if (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) return address
  throw new Error('an address of the issuer is not https')
}
