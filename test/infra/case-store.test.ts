import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [keyId, key] = theOnly(prod, 'AWS::KMS::Key')
const [, cases] = theOnly(prod, 'AWS::DynamoDB::Table', /Cases/)
const [, history] = theOnly(prod, 'AWS::DynamoDB::Table', /History/)

test('what can not be had again keeps its logical ids, since another id would replace it empty', () => {
  const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key'].flatMap((type) => [...resourcesOf(prod, type).keys()])
  assert.deepEqual(kept, [
    'RemindersCaseStoreCases15FCA74C',
    'RemindersCaseStoreHistory23FFF718',
    'RemindersCaseStoreKey521B3000',
  ])
})

test('tables keep the keys that they were made with, since other keys would replace them', () => {
  for (const { Properties } of [cases, history]) {
    assert.deepEqual(Properties.KeySchema, [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ])
    assert.equal(Properties.TableName, undefined)
  }
})

test('tables and key outlive the stack in prod, and the tables refuse to be deleted', () => {
  for (const { DeletionPolicy, UpdateReplacePolicy } of [key, cases, history]) {
    assert.equal(DeletionPolicy, 'Retain')
    assert.equal(UpdateReplacePolicy, 'Retain')
  }
  for (const { Properties } of [cases, history]) assert.equal(Properties.DeletionProtectionEnabled, true)
})

test('tables can be restored to any second and are encrypted with a key of the lender, which rotates', () => {
  for (const { Properties } of [cases, history]) {
    assert.equal(Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, true)
    assert.equal(Properties.BillingMode, 'PAY_PER_REQUEST')
    assert.deepEqual(Properties.SSESpecification.KMSMasterKeyId, { 'Fn::GetAtt': [keyId, 'Arn'] })
  }
  assert.equal(key.Properties.EnableKeyRotation, true)
})

test('changes of Cases are streamed with the item before and after', () => {
  assert.equal(cases.Properties.StreamSpecification.StreamViewType, 'NEW_AND_OLD_IMAGES')
})

test('only History forgets: nothing in a case vanishes because a clock ran out', () => {
  assert.equal(cases.Properties.TimeToLiveSpecification, undefined)
  assert.deepEqual(history.Properties.TimeToLiveSpecification, { AttributeName: 'expiresAt', Enabled: true })
})

test('open tasks can be listed by queue and due time', () => {
  const [index] = cases.Properties.GlobalSecondaryIndexes
  assert.deepEqual(index.KeySchema, [
    { AttributeName: 'taskQueue', KeyType: 'HASH' },
    { AttributeName: 'taskDueAt', KeyType: 'RANGE' },
  ])
})

test('a dev stage can be taken down whole', () => {
  const dev = synthesise('dev')
  for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key']) {
    for (const { DeletionPolicy } of resourcesOf(dev, type).values()) assert.equal(DeletionPolicy, 'Delete')
  }
})
