import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webhookEnvironmentSchema } from '../../functions/receive-webhook/environment.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const secretArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:told'
const webhook = { sender: { url: 'https://hooks.hb.example/due', secretArn }, inbound: { secretArn } }
const sms = { sender: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } }
const told = synthesise('prod', { channels: { sms, webhook, agent: {} } })

test('a stage whose house channel tells nothing has no door for it', () => {
  const channels = { sms, webhook: { sender: webhook.sender }, agent: {} }
  const silent = synthesise('prod', { channels })
  assert.equal(resourcesOf(silent, 'AWS::ApiGatewayV2::Api').size, 0)
  assert.equal([...resourcesOf(silent, 'AWS::Lambda::Function').keys()].filter((id) => /Webhook/.test(id)).length, 0)
})

test('the door has one route, throttled, and its log says neither who asked nor what', () => {
  const [, route] = theOnly(told, 'AWS::ApiGatewayV2::Route')
  assert.equal(route.Properties.RouteKey, 'POST /house-channel')
  const [, { Properties }] = theOnly(told, 'AWS::ApiGatewayV2::Stage')
  assert.ok(Properties.DefaultRouteSettings.ThrottlingRateLimit <= 100)
  assert.doesNotMatch(Properties.AccessLogSettings.Format, /sourceIp|userAgent|path|body|header/i)
})

test('the function behind it reaches two queues and a secret, and no table', () => {
  const [, { Properties }] = theOnly(told, 'AWS::IAM::Policy', /ReceiveWebhook/)
  const actions = Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action)
  assert.deepEqual(actions.toSorted(), [
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'secretsmanager:GetSecretValue',
    'sqs:SendMessage',
  ])
})

test('what a house channel tells is recorded though no text can be answered', () => {
  theOnly(told, 'AWS::Lambda::Function', /RecordResponse/)
  const [, { Properties }] = theOnly(told, 'AWS::Lambda::Function', /RecordDelivery/)
  assert.match(JSON.stringify(Properties.Environment.Variables.CONTACT_QUEUES), /webhook/)
})

test('the door is told all that it reads, and its address is put out', () => {
  const [, { Properties }] = theOnly(told, 'AWS::Lambda::Function', /ReceiveWebhook/)
  const variables = Object.keys(Properties.Environment.Variables)
  for (const name of Object.keys(webhookEnvironmentSchema.shape)) assert.ok(variables.includes(name), name)
  assert.ok(Object.keys(told.findOutputs('*')).some((id) => /ReceiveWebhookAddress/.test(id)))
})
