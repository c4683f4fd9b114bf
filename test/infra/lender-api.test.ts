import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lenderApiSchema } from '../../functions/lender-api/environment.ts'
import { settingsSchema } from '../../infra/settings-schema.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const CALLBACK = 'https://desk.hb.example/'
const own = synthesise('prod', { lenderApi: { callbackUrls: [CALLBACK] } })
const ISSUER = { issuer: 'https://id.hb.example/', audience: ['duewell'], rolesClaim: 'roles' }
const others = synthesise('prod', { lenderApi: ISSUER })
const [, lambda] = theOnly(own, 'AWS::Lambda::Function', /LenderApi/)

test('a stage that says nothing of it has no API and no users', () => {
  const plain = synthesise('prod')
  for (const type of ['AWS::ApiGatewayV2::Api', 'AWS::Cognito::UserPool'])
    assert.equal(resourcesOf(plain, type).size, 0)
})

test('every route asks for a token, checked against the pool and its clients', () => {
  const [authorizer, { Properties }] = theOnly(own, 'AWS::ApiGatewayV2::Authorizer')
  assert.equal(Properties.AuthorizerType, 'JWT')
  assert.equal(Properties.JwtConfiguration.Audience.length, 2)
  const routes = [...resourcesOf(own, 'AWS::ApiGatewayV2::Route').values()]
  assert.equal(routes.length, 3)
  for (const route of routes) {
    assert.equal(route.Properties.AuthorizationType, 'JWT')
    assert.deepEqual(route.Properties.AuthorizerId, { Ref: authorizer })
  }
})

test('nobody signs up by themselves, everybody has a second factor and a long password', () => {
  const [, { Properties, DeletionPolicy }] = theOnly(own, 'AWS::Cognito::UserPool')
  assert.equal(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly, true)
  assert.deepEqual([Properties.MfaConfiguration, Properties.EnabledMfas], ['ON', ['SOFTWARE_TOKEN_MFA']])
  assert.ok(Properties.Policies.PasswordPolicy.MinimumLength >= 14)
  assert.deepEqual([Properties.DeletionProtection, DeletionPolicy], ['ACTIVE', 'Retain'])
  const groups = [...resourcesOf(own, 'AWS::Cognito::UserPoolGroup').values()].map(
    ({ Properties: { GroupName } }) => GroupName,
  )
  assert.deepEqual(groups.toSorted(), ['agent', 'auditor', 'manager'])
})

test('people sign in by code alone and have no secret; systems have one, and come by their own credentials', () => {
  const clients = [...resourcesOf(own, 'AWS::Cognito::UserPoolClient').values()].map(({ Properties }) => Properties)
  const people = clients.find(({ GenerateSecret }) => !GenerateSecret)
  const systems = clients.find(({ GenerateSecret }) => GenerateSecret)
  assert.deepEqual([people.AllowedOAuthFlows, people.CallbackURLs], [['code'], [CALLBACK]])
  assert.deepEqual(systems.AllowedOAuthFlows, ['client_credentials'])
  assert.equal(systems.AllowedOAuthScopes.length, 1)
  for (const client of clients) assert.ok(client.AccessTokenValidity <= 30)
})

test('the lender’s own issuer takes the place of the pool', () => {
  assert.equal(resourcesOf(others, 'AWS::Cognito::UserPool').size, 0)
  const [, { Properties }] = theOnly(others, 'AWS::ApiGatewayV2::Authorizer')
  assert.deepEqual(Properties.JwtConfiguration, { Audience: ['duewell'], Issuer: 'https://id.hb.example/' })
  const [, { Properties: fn }] = theOnly(others, 'AWS::Lambda::Function', /LenderApi/)
  assert.equal(fn.Environment.Variables.ROLES_CLAIM, 'roles')
})

test('requests are throttled, and what is kept of them says neither of whom nor whence', () => {
  const [, { Properties }] = theOnly(own, 'AWS::ApiGatewayV2::Stage')
  assert.deepEqual(Properties.DefaultRouteSettings, { ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 })
  const kept = Object.values(JSON.parse(Properties.AccessLogSettings.Format))
  for (const personal of ['path', 'sourceIp', 'identity', 'userAgent', 'querystring']) {
    assert.ok(!kept.some((value) => String(value).includes(personal)), personal)
  }
})

test('the function is told all that it reads', () => {
  const told = Object.keys(lambda.Properties.Environment.Variables)
  for (const name of Object.keys(lenderApiSchema.shape)) assert.ok(told.includes(name), name)
})

test('the function may not scan or send, and what it may delete are items of borrowers and of addresses', () => {
  const [, policy] = theOnly(own, 'AWS::IAM::Policy', /LenderApiFunction/)
  const statements: { Action: string | string[]; Resource: unknown; Condition?: object }[] =
    policy.Properties.PolicyDocument.Statement
  for (const { Action, Condition } of statements) {
    for (const action of [Action].flat()) {
      assert.match(
        action,
        /^(dynamodb:(Get|Put|Update|Delete|ConditionCheck)Item|dynamodb:Query|kms:|secretsmanager:|logs:)/,
      )
      if (action === 'dynamodb:DeleteItem') assert.match(JSON.stringify(Condition), /BORROWER#\*|ADDRESS#\*|"CONTROL"/)
    }
  }
})

test('a fault has an alarm that says what it means and what to do', () => {
  const texts = [...resourcesOf(own, 'AWS::CloudWatch::Alarm')]
    .filter(([id]) => /LenderApi/.test(id))
    .map(([, { Properties }]) => Properties.AlarmDescription)
  assert.equal(texts.length, 2)
  for (const text of texts) assert.match(text, /same key/)
})

test('addresses to come back to are https, but on one’s own machine', () => {
  const parse = (url: string) => settingsSchema.safeParse({ lenderApi: { callbackUrls: [url] } }).success
  assert.deepEqual(['https://desk.hb.example/', 'http://localhost:8080/', 'http://desk.hb.example/'].map(parse), [
    true,
    true,
    false,
  ])
})
