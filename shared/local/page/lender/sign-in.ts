import type { Instant } from '../../../time/instant.ts'
import { fieldOf, type PageConfig, textOf } from './page-config.ts'
import type { Provider } from './provider.ts'
import { Session, type Tokens, tokensIn } from './session.ts'

/** What must come back with the answer of the issuer; kept in this tab until then, and read once. */
const PENDING = 'duewell-sign-in'
const ALLOWED_SKEW_SECONDS = 60

/** Goes to the issuer, by authorization code and PKCE (RFC 7636), with a state and a nonce of this time alone. */
export async function beginSignIn({ clientId, scope }: PageConfig, provider: Provider): Promise<void> {
  const [state, nonce, verifier] = [random(), random(), random()]
  sessionStorage.setItem(PENDING, JSON.stringify({ state, nonce, verifier, back: location.hash }))
  const address = new URL(provider.authorize)
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: home(),
    scope,
    state,
    nonce,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  location.assign(address)
}

/**
 * Ends a sign-in that the issuer answered; undefined where the address holds no answer. The code leaves the address before
 * anything else, and an answer to a question that this tab has not asked is refused.
 */
export async function completeSignIn(config: PageConfig, provider: Provider): Promise<Session | undefined> {
  const answer = new URLSearchParams(location.search)
  if (!answer.has('code') && !answer.has('error')) return undefined
  const kept: unknown = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null')
  sessionStorage.removeItem(PENDING)
  const back = fieldOf(kept, 'back')
  history.replaceState(null, '', `/${typeof back === 'string' ? back : ''}`)
  if (answer.get('state') !== textOf(kept, 'state')) throw new Error('the state is not the one that was sent')
  if (answer.has('error')) throw new Error('the issuer let nobody in')
  if (answer.has('iss') && answer.get('iss') !== config.issuer) throw new Error('another issuer answered')
  const response = await ask(provider, {
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    redirect_uri: home(),
    client_id: config.clientId,
    code_verifier: textOf(kept, 'verifier'),
  })
  if (!response.ok) throw new Error('the issuer did not take the code')
  const tokens: unknown = await response.json()
  const name = nameIn(textOf(tokens, 'id_token'), config, textOf(kept, 'nonce'), Date.now())
  return new Session(name, tokensIn(tokens), (refresh) => refreshed(config, provider, refresh))
}

/** Nothing where the issuer refuses; an issuer that can't be reached is no refusal, and whoever asked may ask again. */
async function refreshed({ clientId }: PageConfig, provider: Provider, refresh: string): Promise<Tokens | undefined> {
  const response = await ask(provider, { grant_type: 'refresh_token', refresh_token: refresh, client_id: clientId })
  if (response.status >= 500) throw new Error('the issuer failed')
  return response.ok ? tokensIn(await response.json()) : undefined
}

function ask({ token }: Provider, asked: Record<string, string>): Promise<Response> {
  return fetch(token, { method: 'POST', credentials: 'omit', body: new URLSearchParams(asked) })
}

/** Forgets the session, and where the issuer has such an address ends its own too; Cognito calls the way back otherwise. */
export function signOut({ clientId, signOut: told }: PageConfig, { signOut: at = told }: Provider): void {
  const address = new URL(at ?? home())
  const asked = { client_id: clientId, logout_uri: home(), post_logout_redirect_uri: home() }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  location.assign(address)
}

/**
 * Checks an ID token as OpenID Connect Core 3.1.3.7 asks, and answers who it is about. It came from the issuer over TLS, which
 * stands for its signature there; it opens nothing, since the API checks the access token by itself.
 */
export function nameIn(idToken: string, { issuer, clientId }: PageConfig, nonce: string, now: Instant): string {
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytesOf(idToken.split('.')[1] ?? '')))
  const [audience, party, expires] = [fieldOf(claims, 'aud'), fieldOf(claims, 'azp'), fieldOf(claims, 'exp')]
  if (textOf(claims, 'iss') !== issuer) throw new Error('the ID token is of another issuer')
  if (![audience].flat().includes(clientId)) throw new Error('the ID token is for somebody else')
  if (party !== undefined && party !== clientId) throw new Error('the ID token was asked for by somebody else')
  if (textOf(claims, 'nonce') !== nonce) throw new Error('the nonce is not the one that was sent')
  if (typeof expires !== 'number' || expires + ALLOWED_SKEW_SECONDS < now / 1000)
    throw new Error('the ID token has run out')
  for (const claim of ['name', 'email', 'sub']) {
    const value = fieldOf(claims, claim)
    if (typeof value === 'string' && value !== '') return value
  }
  throw new Error('the ID token says of nobody')
}

function home(): string {
  return `${location.origin}/`
}

function random(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** What the issuer is told of a verifier that it sees only with the code. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
