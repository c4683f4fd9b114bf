import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [keyId, key] = theOnly(prod, 'AWS::KMS::Key')
const [, cases] = theOnly(prod, 'AWS::DynamoDB::Table', /Cases/)
const [, history] = theOnly(prod, 'AWS::DynamoDB::Table', /History/)
const [, control] = theOnly(prod, 'AWS::DynamoDB::Table', /Control/)
const tables = [cases, history, control]

/** What a replacement would lose: never change one of these. */
const STATEFUL = {
  'AWS::DynamoDB::Table': [
    'RemindersCaseStoreCases15FCA74C',
    'RemindersCaseStoreHistory23FFF718',
    'RemindersCaseStoreControl66BCEDAF',
  ],
  'AWS::KMS::Key': ['RemindersCaseStoreKey521B3000'],
  'AWS::SecretsManager::Secret': ['RemindersSecretKeyFD769183'],
  'AWS::S3::Bucket': [
    'RemindersAccessLogBucket2B495EE3',
    'RemindersEventArchiveBucketF5EF5CD7',
    'RemindersChainHistoryDigestsBucketF742788A',
    'RemindersImportPortfolioFilesBucket932D0409',
  ],
} as const

for (const [type, ids] of Object.entries(STATEFUL)) {
  test(`${type}: what can not be had again keeps its logical ids, since another id would replace it empty`, () => {
    assert.deepEqual([...resourcesOf(prod, type).keys()], ids)
  })

  test(`${type}: what can not be had again outlives the stack in prod and has no name that could collide`, () => {
    for (const [id, { DeletionPolicy, UpdateReplacePolicy, Properties }] of resourcesOf(prod, type)) {
      assert.equal(DeletionPolicy, 'Retain', id)
      assert.equal(UpdateReplacePolicy, 'Retain', id)
      for (const name of ['TableName', 'BucketName', 'Name']) assert.equal(Properties[name], undefined, id)
    }
  })
}

test('tables keep the keys that they were made with, since other keys would replace them', () => {
  for (const { Properties } of tables) {
    assert.deepEqual(Properties.KeySchema, [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ])
  }
})

test('the tables of prod refuse to be deleted', () => {
  for (const { Properties } of tables) assert.equal(Properties.DeletionProtectionEnabled, true)
})

test('tables can be restored to any second and are encrypted with a key of the lender, which rotates', () => {
  for (const { Properties } of tables) {
    assert.equal(Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, true)
    assert.equal(Properties.BillingMode, 'PAY_PER_REQUEST')
    assert.deepEqual(Properties.SSESpecification.KMSMasterKeyId, { 'Fn::GetAtt': [keyId, 'Arn'] })
  }
  assert.equal(key.Properties.EnableKeyRotation, true)
})

test('changes of Cases are streamed with the item before and after, those of History as they are now', () => {
  assert.equal(cases.Properties.StreamSpecification.StreamViewType, 'NEW_AND_OLD_IMAGES')
  assert.equal(history.Properties.StreamSpecification.StreamViewType, 'NEW_IMAGE')
  assert.equal(control.Properties.StreamSpecification, undefined)
})

test('only History and Control forget: nothing in a case vanishes because a clock ran out', () => {
  assert.equal(cases.Properties.TimeToLiveSpecification, undefined)
  for (const { Properties } of [history, control]) {
    assert.deepEqual(Properties.TimeToLiveSpecification, { AttributeName: 'expiresAt', Enabled: true })
  }
})

test('open tasks can be listed by queue and due time', () => {
  const [index] = cases.Properties.GlobalSecondaryIndexes
  assert.deepEqual(index.KeySchema, [
    { AttributeName: 'taskQueue', KeyType: 'HASH' },
    { AttributeName: 'taskDueAt', KeyType: 'RANGE' },
  ])
})

test('a restored table is worked on in place of the lost one, which stays in the stack as it is', () => {
  const tableArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/cases-again'
  const streamArn = `${tableArn}/stream/2026-11-24T10:00:00.000`
  const dev = synthesise('dev')
  const restored = synthesise('dev', { restored: { cases: { tableArn, streamArn } } })
  for (const type of Object.keys(STATEFUL)) assert.deepEqual(resourcesOf(restored, type), resourcesOf(dev, type))
  const told = [...resourcesOf(restored, 'AWS::Lambda::Function').values()].flatMap(
    ({ Properties }) => Properties.Environment?.Variables?.CASES_TABLE ?? [],
  )
  assert.ok(told.length > 5)
  assert.deepEqual([...new Set(told)], ['cases-again'])
  const [, changes] = theOnly(restored, 'AWS::Lambda::EventSourceMapping', /ReconcileCase/)
  assert.equal(changes.Properties.EventSourceArn, streamArn)
  const [lost] = theOnly(restored, 'AWS::DynamoDB::Table', /Cases/)
  for (const type of ['AWS::IAM::Policy', 'AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping']) {
    assert.doesNotMatch(JSON.stringify([...resourcesOf(restored, type).values()]), new RegExp(lost), type)
  }
})

test('a dev stage can be taken down whole but for the record of who read its files', () => {
  const dev = synthesise('dev')
  for (const type of Object.keys(STATEFUL)) {
    for (const [id, { DeletionPolicy }] of resourcesOf(dev, type)) {
      assert.equal(DeletionPolicy, id.includes('AccessLog') ? 'Retain' : 'Delete', id)
    }
  }
})
