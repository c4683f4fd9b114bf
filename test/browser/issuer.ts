import { createHash, createSign, generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import { Hono } from 'hono'
import type { Role } from '../../shared/lender-api/caller.ts'
import { DAY } from '../../shared/time/instant.ts'

export const CLIENT = 'lender-page'

/** What an issuer may do wrong, whose answer the page must not believe. */
export type Trick = 'other state' | 'other nonce' | 'other audience' | 'refused code' | 'old token' | 'refused person'

/** Who signs in at the issuer next. */
export interface Person {
  readonly sub: string
  readonly name: string
  readonly groups: readonly Role[]
}

/** A small issuer of OpenID Connect: everybody who comes is let in as `person`, at once. */
export class Issuer {
  person: Person = { sub: 'amy', name: 'Amy Lee', groups: ['agent'] }
  trick: Trick | undefined
  url = ''
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly to: string }>()
  readonly app = new Hono()
  /** Tokens of sign-ins that may still be renewed, each taken once. */
  readonly #refresh = new Set<string>()
  /** How often all tokens that were out have been made worthless. */
  #age = 0

  constructor() {
    this.app.use(async (context, next) => {
      await next()
      context.res.headers.set('Access-Control-Allow-Origin', context.req.header('Origin') ?? '*')
    })
    this.app.get('/.well-known/openid-configuration', (context) =>
      context.json({
        issuer: this.url,
        authorization_endpoint: `${this.url}/authorize`,
        token_endpoint: `${this.url}/token`,
        end_session_endpoint: `${this.url}/logout`,
      }),
    )
    this.app.get('/authorize', (context) => {
      const asked = context.req.query()
      const { redirect_uri: to = '', state = '', nonce = '', code_challenge: challenge = '' } = asked
      if (asked.response_type !== 'code' || asked.code_challenge_method !== 'S256') return context.text('no', 400)
      if (this.trick === 'refused person') return context.redirect(`${to}?error=access_denied&state=${state}`)
      const code = randomBytes(12).toString('hex')
      this.#codes.set(code, { challenge, nonce, to })
      return context.redirect(`${to}?code=${code}&state=${this.trick === 'other state' ? 'another' : state}`)
    })
    this.app.post('/token', async (context) => {
      const sent = new URLSearchParams(await context.req.text())
      if (sent.get('grant_type') === 'refresh_token') {
        const known = sent.get('client_id') === CLIENT && this.#refresh.delete(sent.get('refresh_token') ?? '')
        return known ? context.json(this.#tokens()) : context.json({ error: 'invalid_grant' }, 400)
      }
      const kept = this.#codes.get(sent.get('code') ?? '')
      this.#codes.delete(sent.get('code') ?? '')
      const proof = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url')
      const fits = kept !== undefined && proof === kept.challenge && sent.get('redirect_uri') === kept.to
      if (!fits || sent.get('client_id') !== CLIENT || this.trick === 'refused code') return context.json({}, 400)
      return context.json({
        ...this.#tokens(),
        id_token: this.#token({
          aud: this.trick === 'other audience' ? 'somebody-else' : CLIENT,
          nonce: this.trick === 'other nonce' ? 'another' : kept.nonce,
          name: this.person.name,
          ...(this.trick === 'old token' && { exp: Math.floor((Date.now() - DAY) / 1_000) }),
        }),
      })
    })
    this.app.get('/logout', (context) => context.redirect(context.req.query('logout_uri') ?? '/'))
  }

  /** A token for the API, as whoever signs in next. */
  accessToken(): string {
    return this.#token({ token_use: 'access', 'cognito:groups': this.person.groups, age: this.#age })
  }

  /** As when the half hour of every token that is out is over. */
  outdateTokens(): void {
    this.#age += 1
  }

  /** As when somebody is signed out everywhere. */
  endSessions(): void {
    this.outdateTokens()
    this.#refresh.clear()
  }

  /** The claims of a token that this issuer signed and that is not out of date; undefined for any other. */
  claimsIn(token: string): Readonly<Record<string, unknown>> | undefined {
    const [head = '', claims = '', signature = ''] = token.split('.')
    const signed = Buffer.from(`${head}.${claims}`)
    if (!verify('sha256', signed, this.#keys.publicKey, Buffer.from(signature, 'base64url'))) return undefined
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
    return read.age === this.#age ? read : undefined
  }

  #tokens(): object {
    const refresh = randomBytes(12).toString('hex')
    this.#refresh.add(refresh)
    return { access_token: this.accessToken(), refresh_token: refresh, token_type: 'Bearer' }
  }

  #token(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const exp = Math.floor((Date.now() + DAY) / 1_000)
    const text = `${part({ alg: 'RS256' })}.${part({ iss: this.url, sub: this.person.sub, exp, ...claims })}`
    return `${text}.${createSign('sha256').update(text).sign(this.#keys.privateKey).toString('base64url')}`
  }
}
