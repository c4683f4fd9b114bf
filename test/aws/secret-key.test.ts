import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { json, jsonError, standIn } from './stand-in.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:duewell-abcdef'
const KEY = Buffer.alloc(32, 7)
const holding = (text: string) => json({ ARN: secret, Name: 'duewell', SecretString: text })
const good = holding(JSON.stringify({ key: KEY.toString('base64') }))

describe('the secret key', () => {
  test('is read once, however often and by however many it is asked for', async (t) => {
    const service = await standIn(t, good)
    const key = secretKey({ client: new SecretsManagerClient(service.client), secret })
    assert.equal(service.requests.length, 0)
    const keys = await Promise.all([key(), key(), key()])
    keys.push(await key())
    for (const each of keys) assert.deepEqual(Buffer.from(each), KEY)
    assert.deepEqual(
      service.requests.map(({ operation }) => operation),
      ['GetSecretValue'],
    )
    assert.deepEqual(service.requests[0]?.json(), { SecretId: secret })
  })

  test('is asked for again after a read that failed', async (t) => {
    const service = await standIn(t, jsonError(500, 'InternalServiceError'), good)
    const key = secretKey({ client: new SecretsManagerClient(service.client), secret })
    await assert.rejects(key(), { name: 'InternalServiceError' })
    assert.deepEqual(Buffer.from(await key()), KEY)
  })

  for (const [what, text] of [
    ['no JSON', 'hunter2hunter2'],
    ['no key', '{"password":"hunter2hunter2"}'],
    ['a key that is too short', `{"key":"${Buffer.alloc(16, 7).toString('base64')}"}`],
    ['a key that is not base64', '{"key":"hunter2hunter2!"}'],
  ] as const) {
    test(`is refused where the secret holds ${what}, without quoting it`, async (t) => {
      const service = await standIn(t, holding(text))
      const key = secretKey({ client: new SecretsManagerClient(service.client), secret })
      await assert.rejects(key(), (error: Error) => {
        assert.equal(error.name, 'SecretKeyError')
        assert.ok(!`${error.message}${error.stack}${String(error.cause)}`.includes('hunter2'))
        return true
      })
    })
  }
})
