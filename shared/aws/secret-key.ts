import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { fromJson } from '../json-text.ts'

/** As long as the hash: a shorter key would be its weakest part. */
const KEY_BYTES = 32

const secretSchema = z.object({
  key: z.base64().refine((key) => Buffer.from(key, 'base64').length >= KEY_BYTES),
})

/** Thrown at a cold start for a secret that holds no key. It says nothing of what the secret holds instead. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError'

  constructor(secret: string) {
    super(
      `The secret ${secret} does not hold a key. Store JSON such as {"key": "..."}, with ${KEY_BYTES} or more random ` +
        'bytes in base64, and keep it for ever: names made with another key are other names.',
    )
  }
}

export interface SecretKeySource {
  readonly client: SecretsManagerClient
  /** The secret's ARN. */
  readonly secret: string
}

/**
 * Reads the key when it is first asked for and then keeps it: one call a cold start. A read that failed is not kept, so that
 * the next invocation tries again.
 */
export function secretKey(source: SecretKeySource): () => Promise<Uint8Array> {
  let key: Promise<Uint8Array> | undefined
  return () => {
    key ??= readKey(source).catch((error: unknown) => {
      key = undefined
      throw error
    })
    return key
  }
}

async function readKey({ client, secret }: SecretKeySource): Promise<Uint8Array> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }))
  const held = secretSchema.safeParse(fromJson(SecretString))
  if (!held.success) throw new SecretKeyError(secret)
  return Buffer.from(held.data.key, 'base64')
}
