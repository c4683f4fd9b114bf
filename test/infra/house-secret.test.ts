import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [id, secret] = theOnly(prod, 'AWS::SecretsManager::Secret')
const { GenerateSecretString, KmsKeyId } = secret.Properties

test('the key is generated as base64 of at least 32 bytes, and by no person', () => {
  assert.equal(GenerateSecretString.GenerateStringKey, 'key')
  assert.equal(GenerateSecretString.SecretStringTemplate, '{}')
  // z.base64() takes whole groups of four, and four letters hold three bytes.
  assert.equal(GenerateSecretString.PasswordLength % 4, 0)
  assert.ok((GenerateSecretString.PasswordLength / 4) * 3 >= 32)
})

test('no character that base64 does not know can be in it', () => {
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  const left = printable.filter((character) => !GenerateSecretString.ExcludeCharacters.includes(character))
  assert.match(left.join(''), /^[A-Za-z0-9+/]{64}$/)
})

test("it is encrypted with the house's key and read by those alone who hash or name something", () => {
  assert.match(JSON.stringify(KmsKeyId), /CaseStoreKey/)
  const readers = [...resourcesOf(prod, 'AWS::IAM::Policy')]
    .filter(([, { Properties }]) => JSON.stringify(Properties).includes('secretsmanager:GetSecretValue'))
    .map(([policy]) => /Reminders(\w+?)Function/.exec(policy)?.[1])
  assert.deepEqual(readers.toSorted(), [
    'ImportPortfolio',
    'MirrorOptOuts',
    'ReconcileCase',
    'RecordDelivery',
    'SendDueContactagent',
    'SendDueContactemail',
    'SendDueContactsms',
    'SweepCases',
  ])
  assert.match(id, /Secret/)
})
