import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LENDERS_TABLE } from './lenders-table.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod', { retention: { importDays: 10 } })
const mapped = synthesise('dev', { lendersTable: LENDERS_TABLE })
const [bucketId, bucket] = theOnly(prod, 'AWS::S3::Bucket', /ImportPortfolio/)

test('every bucket is closed to the public, refuses plain HTTP, and is encrypted', () => {
  const policies = [...resourcesOf(prod, 'AWS::S3::BucketPolicy').values()]
  for (const [id, { Properties }] of resourcesOf(prod, 'AWS::S3::Bucket')) {
    for (const blocked of Object.values(Properties.PublicAccessBlockConfiguration)) assert.equal(blocked, true, id)
    const [encryption] = Properties.BucketEncryption.ServerSideEncryptionConfiguration
    const { SSEAlgorithm } = encryption.ServerSideEncryptionByDefault
    // S3 writes its access logs into no bucket with a key of ours.
    assert.equal(SSEAlgorithm, id.includes('AccessLog') ? 'AES256' : 'aws:kms', id)
    const policy = policies.find((one) => one.Properties.Bucket.Ref === id)
    const denied = policy?.Properties.PolicyDocument.Statement.find((one: { Effect: string }) => one.Effect === 'Deny')
    assert.deepEqual(denied.Condition, { Bool: { 'aws:SecureTransport': 'false' } }, id)
  }
})

test('files of a portfolio are forgotten after the days that settings say, old versions a day later', () => {
  assert.equal(bucket.Properties.VersioningConfiguration.Status, 'Enabled')
  const [rule] = bucket.Properties.LifecycleConfiguration.Rules
  assert.equal(rule.ExpirationInDays, 10)
  assert.equal(rule.NoncurrentVersionExpiration.NoncurrentDays, 1)
})

test('a file that arrives is announced to the import, without a function that may change any bucket', () => {
  assert.deepEqual(bucket.Properties.NotificationConfiguration, {
    EventBridgeConfiguration: { EventBridgeEnabled: true },
  })
  assert.equal(resourcesOf(prod, 'Custom::S3BucketNotifications').size, 0)
  const [, rule] = theOnly(prod, 'AWS::Events::Rule', /ImportPortfolio/)
  assert.deepEqual(rule.Properties.EventPattern.detail, { bucket: { name: [{ Ref: bucketId }] } })
  assert.deepEqual(rule.Properties.EventPattern['detail-type'], ['Object Created'])
})

test('an import may write beside a file its report and refused rows, and nothing that would be imported', () => {
  const [, { Properties }] = theOnly(prod, 'AWS::IAM::Policy', /ImportPortfolio/)
  const statements: { Action: string | string[]; Resource: unknown }[] = Properties.PolicyDocument.Statement
  const written = statements.find(({ Action }) => [Action].flat().includes('s3:PutObject'))
  const endings = [...JSON.stringify(written?.Resource).matchAll(/"\/([^"]+)"/g)].map(([, ending]) => ending)
  assert.deepEqual(endings, ['*.refused.csv', '*.refused.ndjson', '*.report.json'])
})

test("a lender's own table is read from its stream, with its key, and nothing else of it", () => {
  const [, mapping] = theOnly(mapped, 'AWS::Lambda::EventSourceMapping', /MapLoans/)
  assert.equal(mapping.Properties.EventSourceArn, LENDERS_TABLE.streamArn)
  assert.equal(mapping.Properties.StartingPosition, 'TRIM_HORIZON')
  assert.ok(mapping.Properties.DestinationConfig.OnFailure.Destination)
  const [, { Properties }] = theOnly(mapped, 'AWS::IAM::Policy', /MapLoans/)
  const statements: { Resource: unknown; Action: string | string[] }[] = Properties.PolicyDocument.Statement
  const ofTheirs = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('123456789012'))
  assert.deepEqual(
    ofTheirs.map(({ Resource }) => Resource),
    [LENDERS_TABLE.streamArn, LENDERS_TABLE.keyArn],
  )
  assert.deepEqual(ofTheirs[1]?.Action, 'kms:Decrypt')
})

test('a mapping that is wrong ends synth, and the error says where and how to mend it', () => {
  const wrong = { ...LENDERS_TABLE, mapping: { ...LENDERS_TABLE.mapping, amounts: 'francs' } }
  assert.throws(() => synthesise('dev', { lendersTable: wrong }), { name: 'MappingRefusedError', message: /\/amounts/ })
})

test('a stage without a table of the lender has no function for one', () => {
  assert.ok(![...resourcesOf(prod, 'AWS::Lambda::Function').keys()].some((id) => id.includes('MapLoans')))
})
