import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise } from './synthesised.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const prod = synthesise('prod')
const policies = [...resourcesOf(prod, 'AWS::IAM::Policy')].map(([id, { Properties }]) => ({
  id,
  statements: Properties.PolicyDocument.Statement as readonly Statement[],
}))
const inline = [...resourcesOf(prod, 'AWS::IAM::Role')].flatMap(([id, { Properties }]) =>
  (Properties.Policies ?? []).map((policy: { PolicyDocument: { Statement: readonly Statement[] } }) => ({
    id,
    statements: policy.PolicyDocument.Statement,
  })),
)
const all: readonly { readonly id: string; readonly statements: readonly Statement[] }[] = [...policies, ...inline]

const actionsOf = ({ Action }: Statement) => [Action].flat()
const resourcesIn = ({ Resource }: Statement) => [Resource].flat()

/** Actions that AWS lets nobody narrow to a resource, or whose narrowing is a denial beside them. */
const NAMELESS = [
  'sns:Publish',
  'sns:ListPhoneNumbersOptedOut',
  'ses:GetAccount',
  'ses:ListSuppressedDestinations',
  'cloudwatch:GetMetricData',
]
/** Where a `*` may stand: behind the name of a group, a bucket or a log group. */
const NAMED_BEFORE =
  /:schedule\/Duewellprod-[\w-]+\/\*"|Bucket\w*","Arn"\]\},"\/[^"]*"|DirectPublishToPhoneNumber[^"]*:\*"/

test('no role may do anything by a wildcard', () => {
  for (const { id, statements } of all) {
    const wild = statements.flatMap(actionsOf).filter((action) => action.includes('*'))
    assert.deepEqual(wild, [], id)
  }
})

test('no role reaches every resource but for the few actions that have none', () => {
  for (const { id, statements } of all) {
    for (const statement of statements.filter(({ Effect }) => Effect === 'Allow')) {
      for (const resource of resourcesIn(statement)) {
        const text = JSON.stringify(resource)
        if (resource === '*')
          assert.deepEqual(
            actionsOf(statement).filter((a) => !NAMELESS.includes(a)),
            [],
            id,
          )
        else if (text.includes('*')) assert.match(text, NAMED_BEFORE, id)
      }
    }
  }
})

test('whoever may text a number may publish to no topic', () => {
  const texting = policies.filter(({ statements }) => statements.flatMap(actionsOf).includes('sns:Publish'))
  assert.equal(texting.length, 1)
  const [denied] = texting[0]?.statements.filter(({ Effect }) => Effect === 'Deny') ?? []
  assert.deepEqual([denied?.Action, denied?.Resource], ['sns:Publish', 'arn:*:sns:*:*:*'])
})

/** What may be done to items, and in which partitions. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:Query': ['BORROWER#*', 'ADDRESS#*', 'CONTROL'],
  'dynamodb:GetItem': ['BORROWER#*', 'ADDRESS#*', 'MESSAGE#*', 'LINK#*', 'MIRROR', 'RESPONSE#*'],
  'dynamodb:PutItem': [
    'BORROWER#*',
    'ADDRESS#*',
    'MESSAGE#*',
    'CONTROL',
    'LINK#*',
    'MIRROR',
    'PORTFOLIO',
    'RESPONSE#*',
  ],
  'dynamodb:UpdateItem': ['BORROWER#*', 'ADDRESS#*', 'BUDGET#*'],
  'dynamodb:ConditionCheckItem': ['BORROWER#*'],
  'dynamodb:DeleteItem': ['BORROWER#*'],
}

test('only the sweep deletes items of cases: responses that were left in the middle, once they have taken effect', () => {
  const deleting = policies.filter(({ statements }) => statements.flatMap(actionsOf).includes('dynamodb:DeleteItem'))
  assert.deepEqual(
    deleting.map(({ id }) => /Reminders(\w+?)Function/.exec(id)?.[1]),
    ['SweepCases'],
  )
})

test('items are touched in named partitions', () => {
  for (const { id, statements } of policies) {
    for (const statement of statements) {
      for (const action of actionsOf(statement)) {
        if (!/^dynamodb:(?!.*Stream|GetRecords|GetShard|Scan)/.test(action)) continue
        const partitions = [statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? 'all'].flat()
        assert.deepEqual(
          partitions.filter((one) => !ITEMS[action]?.includes(String(one))),
          [],
          `${id} ${action}`,
        )
      }
    }
  }
})

test('only the sweep, the mirror of opt-outs and the import of full files read the whole of Cases, and nobody the whole of another table', () => {
  const scanning = policies.filter(({ statements }) => statements.flatMap(actionsOf).includes('dynamodb:Scan'))
  assert.deepEqual(scanning.map(({ id }) => /Reminders(\w+?)Function/.exec(id)?.[1]).toSorted(), [
    'ImportPortfolio',
    'MirrorOptOuts',
    'SweepCases',
  ])
  for (const { statements } of scanning) {
    const [scan] = statements.filter((one) => actionsOf(one).includes('dynamodb:Scan'))
    assert.match(JSON.stringify(scan?.Resource), /CaseStoreCases/)
  }
})

test('only people lift a pause or take a stage live; senders may pause, and an import says when a feed was true', () => {
  const writing: string[] = []
  for (const { id, statements } of policies) {
    for (const statement of statements) {
      if (!JSON.stringify(statement.Condition ?? {}).includes('"CONTROL"')) continue
      for (const action of actionsOf(statement)) {
        if (action === 'dynamodb:PutItem') writing.push(/Reminders(\w+?)Function/.exec(id)?.[1] ?? id)
        else assert.equal(action, 'dynamodb:Query', id)
      }
    }
  }
  assert.deepEqual(writing.toSorted(), ['ImportPortfolio', 'SendDueContactemail', 'SendDueContactsms'])
})

test('the key opens only for what a service does on behalf of a function', () => {
  for (const { id, statements } of all) {
    for (const statement of statements) {
      if (!actionsOf(statement).some((action) => action.startsWith('kms:'))) continue
      assert.match(JSON.stringify(statement.Condition), /kms:ViaService.*"(dynamodb|s3|secretsmanager)\./, id)
    }
  }
})

test('no policy that AWS manages is attached, since those name no resource', () => {
  for (const [id, { Properties }] of resourcesOf(prod, 'AWS::IAM::Role')) {
    assert.equal(Properties.ManagedPolicyArns, undefined, id)
  }
})

test('a service may take a role of ours only for this account', () => {
  for (const [id, { Properties }] of resourcesOf(prod, 'AWS::IAM::Role')) {
    const [trust] = Properties.AssumeRolePolicyDocument.Statement
    // A function and a rule are resources of this account, and name their role themselves.
    if (/lambda|events/.test(trust.Principal.Service)) continue
    assert.deepEqual(trust.Condition?.StringEquals['aws:SourceAccount'], { Ref: 'AWS::AccountId' }, id)
  }
})
