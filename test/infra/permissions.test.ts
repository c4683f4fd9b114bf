import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise } from './synthesised.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

const prod = synthesise('prod')
const policies = [...resourcesOf(prod, 'AWS::IAM::Policy')].map(([id, { Properties }]) => ({
  id,
  statements: Properties.PolicyDocument.Statement as readonly Statement[],
}))

const actionsOf = ({ Action }: Statement) => [Action].flat()
const resourcesIn = ({ Resource }: Statement) => [Resource].flat()

test('no role may do anything by a wildcard', () => {
  for (const { id, statements } of policies) {
    const wild = statements.flatMap(actionsOf).filter((action) => action.includes('*'))
    assert.deepEqual(wild, [], id)
  }
})

test('no role reaches every resource: a wildcard stands only behind the name of a table or a schedule group', () => {
  for (const { id, statements } of policies) {
    for (const resource of statements.flatMap(resourcesIn)) {
      assert.notEqual(resource, '*', id)
      const text = JSON.stringify(resource)
      if (text.includes('*')) assert.match(text, /\/stream\/\*"|schedule\/Duewellprod-[\w-]+\/\*"/, id)
    }
  }
})

test('no function may scan, delete or touch another partition than a borrower of the case files', () => {
  for (const { id, statements } of policies) {
    for (const statement of statements) {
      const data = actionsOf(statement).filter((action) => /^dynamodb:(?!.*Stream|GetRecords|GetShard)/.test(action))
      if (data.length === 0) continue
      for (const action of data) assert.match(action, /^dynamodb:(Query|PutItem|UpdateItem)$/, id)
      assert.deepEqual(statement.Condition, {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['BORROWER#*'] },
      })
    }
  }
})

test('the key opens only for what DynamoDB does on behalf of a function', () => {
  for (const { id, statements } of policies) {
    for (const statement of statements) {
      if (!actionsOf(statement).some((action) => action.startsWith('kms:'))) continue
      assert.match(JSON.stringify(statement.Condition), /kms:ViaService.*dynamodb\./, id)
    }
  }
})

test('no policy that AWS manages is attached, since those name no resource', () => {
  for (const [id, { Properties }] of resourcesOf(prod, 'AWS::IAM::Role')) {
    assert.equal(Properties.ManagedPolicyArns, undefined, id)
  }
})
