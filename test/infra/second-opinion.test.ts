import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Template } from 'aws-cdk-lib/assertions'
import { resourcesOf, synthesise } from './synthesised.ts'

const SENDER = { by: 'end-user-messaging', originationIdentity: 'pool-1234', twoWay: true }
const EMAIL = { sender: { from: 'reminders@bank.example' }, inbound: { address: 'answers@in.bank.example' } }
const channels = { sms: { sender: SENDER }, email: EMAIL, agent: {} }
const off = synthesise('prod', { channels, borrowerPage: {} })
const on = synthesise('prod', { channels, replies: { secondOpinion: { modelId: 'amazon.nova-lite-v1:0' } } })
const within = synthesise('prod', { channels, replies: { secondOpinion: { modelId: 'eu.amazon.nova-lite-v1:0' } } })

const bedrock = (resource: object) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...Object.values(resource)]],
})
const REGION = { Ref: 'AWS::Region' }
const MODEL = bedrock([':bedrock:', REGION, '::foundation-model/amazon.nova-lite-v1:0'])
const MODEL_ANYWHERE = bedrock([':bedrock:*::foundation-model/amazon.nova-lite-v1:0'])
const PROFILE = bedrock([
  ...[':bedrock:', REGION, ':', { Ref: 'AWS::AccountId' }],
  ':inference-profile/eu.amazon.nova-lite-v1:0',
])

/** What each role may do in Bedrock. */
function grantsOf(template: Template) {
  return [...resourcesOf(template, 'AWS::IAM::Policy')].flatMap(([id, { Properties }]) => {
    const statements: readonly object[] = Properties.PolicyDocument.Statement
    const ofBedrock = statements.filter((statement) => JSON.stringify(statement).includes('bedrock'))
    return ofBedrock.length === 0 ? [] : [[id.replace(/FunctionRole.*/, ''), ofBedrock] as const]
  })
}

function toldOf(template: Template) {
  return [...resourcesOf(template, 'AWS::Lambda::Function')].flatMap(([id, { Properties }]) => {
    const model = Properties.Environment.Variables.SECOND_OPINION_MODEL
    return model === undefined ? [] : [[id.replace(/FunctionLambda.*/, ''), model]]
  })
}

test('off, nobody may ask a model, and nothing is told of any', () => {
  assert.deepEqual(grantsOf(off), [])
  assert.doesNotMatch(JSON.stringify(off.toJSON()), /bedrock|SECOND_OPINION/i)
})

test('on, the two doors that understand replies may ask that one model in the stack’s own region', () => {
  const statement = { Action: 'bedrock:InvokeModel', Effect: 'Allow', Resource: MODEL }
  assert.deepEqual(Object.fromEntries(grantsOf(on)), {
    RemindersInboundMail: [statement],
    RemindersRecordResponse: [statement],
  })
  assert.deepEqual(Object.fromEntries(toldOf(on)), {
    RemindersInboundMail: 'amazon.nova-lite-v1:0',
    RemindersRecordResponse: 'amazon.nova-lite-v1:0',
  })
})

test('a profile is asked itself, and its model wherever it runs, by this profile alone', () => {
  const [, statements] = grantsOf(within)[0] ?? assert.fail()
  assert.deepEqual(statements, [
    { Action: 'bedrock:InvokeModel', Effect: 'Allow', Resource: PROFILE },
    {
      Action: 'bedrock:InvokeModel',
      Effect: 'Allow',
      Resource: MODEL_ANYWHERE,
      Condition: { StringEquals: { 'bedrock:InferenceProfileArn': PROFILE } },
    },
  ])
})
