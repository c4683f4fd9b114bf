import { fieldOf, textOf } from './page-config.ts'

/** What an issuer answers at its token endpoint, as far as the page keeps it. */
export interface Tokens {
  readonly access: string
  /** For the next access token, where the issuer gives one. */
  readonly refresh: string | undefined
}

/** Who is signed in. It is kept in memory alone: whoever closes or reloads the page signs in anew. */
export class Session {
  readonly name: string
  readonly #refreshed: (refresh: string) => Promise<Tokens | undefined>
  #tokens: Tokens
  #renewal: Promise<boolean> | undefined

  /** `refreshed` answers nothing where the issuer gives no more tokens for this one. */
  constructor(name: string, tokens: Tokens, refreshed: (refresh: string) => Promise<Tokens | undefined>) {
    this.name = name
    this.#tokens = tokens
    this.#refreshed = refreshed
  }

  get token(): string {
    return this.#tokens.access
  }

  /** Puts another token in place of one that the API no longer believes; false where the sign-in has ended. Asks once for all who wait. */
  async renew(refused: string): Promise<boolean> {
    if (refused !== this.token) return true
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined
    })
    return this.#renewal
  }

  async #renew(): Promise<boolean> {
    const { refresh } = this.#tokens
    const tokens = refresh === undefined ? undefined : await this.#refreshed(refresh)
    if (tokens === undefined) return false
    // An issuer that rotates its refresh tokens takes each of them once (RFC 6749, 6).
    this.#tokens = { access: tokens.access, refresh: tokens.refresh ?? refresh }
    return true
  }
}

/** Reads the answer of a token endpoint. */
export function tokensIn(answer: unknown): Tokens {
  const refresh = fieldOf(answer, 'refresh_token')
  return { access: textOf(answer, 'access_token'), refresh: typeof refresh === 'string' ? refresh : undefined }
}
