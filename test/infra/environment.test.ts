import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { chainingSchema } from '../../functions/chain-history/environment.ts'
import {
  caseStoreVariables,
  eventBusVariables,
  paceVariables,
  roomSchema,
  secretVariables,
  workplaceVariables,
} from '../../functions/environment.ts'
import { importEnvironmentSchema } from '../../functions/import-portfolio/environment.ts'
import { mirrorEnvironmentSchema } from '../../functions/mirror-opt-outs/environment.ts'
import { deliveryEnvironmentSchema } from '../../functions/record-delivery/environment.ts'
import { redriveEnvironmentSchema } from '../../functions/redrive/environment.ts'
import { sweepSchema } from '../../functions/sweep-cases/environment.ts'
import { LENDERS_TABLE } from './lenders-table.ts'
import { resourcesOf, synthesise } from './synthesised.ts'

const prod = synthesise('prod', {
  loanTruth: { lambda: 'arn:aws:lambda:eu-central-1:123456789012:function:truth' },
  lendersTable: LENDERS_TABLE,
})

/** What each function reads of its environment, and refuses to start without. */
const READ_BY: readonly (readonly [RegExp, z.ZodObject])[] = [
  [/ReconcileCase/, roomSchema],
  [/SendDueContact(sms|email|agent)/, roomSchema.extend(paceVariables)],
  [/SweepCases/, sweepSchema],
  [/RecordDelivery/, deliveryEnvironmentSchema],
  [/PublishEvents/, z.object({ ...workplaceVariables, ...eventBusVariables })],
  [/ChainHistory/, chainingSchema],
  [/ImportPortfolio/, importEnvironmentSchema],
  [/MapLoans/, z.object({ ...workplaceVariables, ...secretVariables, CASES_TABLE: caseStoreVariables.CASES_TABLE })],
  [/MirrorOptOuts/, mirrorEnvironmentSchema],
  [/Redrive/, redriveEnvironmentSchema],
]

/** A value of the template as it would be once deployed: an ARN for an ARN, an address for a queue. */
function deployed(value: unknown): string {
  if (typeof value === 'string') return value
  const {
    'Fn::Join': join,
    'Fn::GetAtt': attribute,
    Ref,
  } = value as {
    'Fn::Join'?: [string, unknown[]]
    'Fn::GetAtt'?: [string, string]
    Ref?: string
  }
  if (join) return join[1].map(deployed).join(join[0])
  if (attribute) return `arn:aws:service:region:account:${attribute[0]}`
  if (Ref && prod.findResources('AWS::SQS::Queue')[Ref]) return `https://sqs.example/account/${Ref}`
  if (Ref && prod.findResources('AWS::SecretsManager::Secret')[Ref])
    return `arn:aws:secretsmanager:region:account:${Ref}`
  return String(Ref)
}

const functions = [...resourcesOf(prod, 'AWS::Lambda::Function')]

test('every function is told all that it reads, in a form that it takes', () => {
  for (const [id, { Properties }] of functions) {
    const [, schema] = READ_BY.find(([verb]) => verb.test(id)) ?? []
    assert.ok(schema, `nobody says what ${id} reads`)
    const told = Object.entries<unknown>(Properties.Environment.Variables).map(([name, value]) => [
      name,
      deployed(value),
    ])
    const read = schema.safeParse(Object.fromEntries(told))
    assert.ok(read.success, `${id}: ${read.error}`)
  }
})

test('every function bears the name of its stage', () => {
  for (const [, { Properties }] of functions) assert.equal(Properties.Environment.Variables.STAGE, 'prod')
})

test('no function is told anything of a borrower or a secret itself', () => {
  for (const [id, { Properties }] of functions) {
    assert.doesNotMatch(JSON.stringify(Properties.Environment), /resolve:secretsmanager|whsec_|AKIA/, id)
  }
})
