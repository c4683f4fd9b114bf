import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Webhook } from 'standardwebhooks'
import type { Clock } from '../ports.ts'
import { MINUTE } from '../time/instant.ts'

/** A key that was taken out of the secret is obeyed for as long as this at most. */
const KEPT = 5 * MINUTE
/** While one key takes the place of another, both hold. */
const MOST_KEYS = 2

/** Thrown where a secret holds no key to verify by. It says nothing of what the secret holds instead. */
export class WebhookSecretError extends Error {
  override readonly name = 'WebhookSecretError'

  constructor(secret: string) {
    super(
      `The secret ${secret} does not hold the keys of a house channel. Store one text that begins with whsec_, or two of ` +
        'them with a space between while one takes the place of the other.',
    )
  }
}

export interface WebhookSecretsProps {
  readonly client: SecretsManagerClient
  /** The secret's ARN. */
  readonly secret: string
  readonly clock: Clock
}

/** The keys by which a house channel signs, read anew every few minutes so that a change of keys needs no deployment. */
export class WebhookSecrets {
  readonly #props: WebhookSecretsProps
  #held: { readonly keys: readonly Webhook[]; readonly at: number } | undefined

  constructor(props: WebhookSecretsProps) {
    this.#props = props
  }

  /**
   * Whether a request was signed with one of the keys, not longer than five minutes ago. The library compares in constant time and
   * looks at the time by the clock of the process.
   */
  async verify(headers: Readonly<Record<string, string>>, body: string): Promise<boolean> {
    const keys = await this.#keys()
    return keys.some((key) => isSigned(key, headers, body))
  }

  async #keys(): Promise<readonly Webhook[]> {
    const { client, secret, clock } = this.#props
    const now = clock.now()
    if (this.#held !== undefined && now - this.#held.at < KEPT) return this.#held.keys
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }))
    const keys = SecretString.split(/\s+/).filter((key) => key !== '')
    if (keys.length === 0 || keys.length > MOST_KEYS) throw new WebhookSecretError(secret)
    this.#held = { keys: keys.map((key) => webhookOf(key, secret)), at: now }
    return this.#held.keys
  }
}

function webhookOf(key: string, secret: string): Webhook {
  try {
    return new Webhook(key)
  } catch {
    throw new WebhookSecretError(secret)
  }
}

function isSigned(key: Webhook, headers: Readonly<Record<string, string>>, body: string): boolean {
  try {
    key.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}
