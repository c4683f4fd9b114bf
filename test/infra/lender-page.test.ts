import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lenderPageSchema } from '../../functions/lender-page/environment.ts'
import { missingFromProd } from '../../infra/missing-from-prod.ts'
import { DeployedStack } from './least-privilege/deployed-stack.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const DOMAIN = {
  domain: 'desk.hb.example',
  certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0123',
}
const ISSUER = { issuer: 'https://id.hb.example/realm/', audience: ['duewell'], rolesClaim: 'roles' }
const own = synthesise('prod', { lenderApi: {}, lenderPage: DOMAIN })
const unnamed = synthesise('dev', { lenderApi: {}, lenderPage: {} })
const others = synthesise('prod', {
  lenderApi: ISSUER,
  lenderPage: { ...DOMAIN, clientId: 'page-7', tokenOrigin: 'https://token.hb.example' },
})

const toldOf = (template: typeof own) =>
  theOnly(template, 'AWS::Lambda::Function', /LenderPage/)[1].Properties.Environment.Variables

test('a stage that says nothing of a page has none, whether it has the API or not', () => {
  for (const settings of [{}, { lenderApi: {} }]) {
    const plain = synthesise('prod', settings)
    assert.deepEqual(
      [...resourcesOf(plain, 'AWS::Lambda::Function').keys()].filter((id) => /Page/.test(id)),
      [],
    )
    assert.equal(resourcesOf(plain, 'AWS::ApiGatewayV2::DomainName').size, 0)
  }
})

test('the page lies at the address of the API, under the lender’s own domain', () => {
  const [domain, { Properties }] = theOnly(own, 'AWS::ApiGatewayV2::DomainName')
  assert.equal(Properties.DomainName, 'desk.hb.example')
  assert.deepEqual(Properties.DomainNameConfigurations, [
    { CertificateArn: DOMAIN.certificateArn, EndpointType: 'REGIONAL' },
  ])
  const [, { Properties: mapping }] = theOnly(own, 'AWS::ApiGatewayV2::ApiMapping')
  assert.deepEqual(mapping.DomainName, { Ref: domain })
  assert.equal(resourcesOf(own, 'AWS::ApiGatewayV2::Api').size, 1)
  assert.equal(resourcesOf(unnamed, 'AWS::ApiGatewayV2::DomainName').size, 0)
})

test('its files ask for no token, and every route of the API does', () => {
  const routes = [...resourcesOf(own, 'AWS::ApiGatewayV2::Route').values()].map(({ Properties }) => Properties)
  const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE').map(({ RouteKey }) => RouteKey)
  assert.deepEqual(open.toSorted(), ['GET /', 'GET /{file}'])
  const closed = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT').map(({ RouteKey }) => RouteKey)
  assert.deepEqual(closed.toSorted(), ['GET /v1/{proxy+}', 'POST /v1/{proxy+}', 'PUT /v1/{proxy+}'])
})

test('people come back from the pool to the page and nowhere else, by code alone and without a secret', () => {
  const clients = [...resourcesOf(own, 'AWS::Cognito::UserPoolClient').values()].map(({ Properties }) => Properties)
  const people = clients.find(({ GenerateSecret }) => !GenerateSecret)
  assert.deepEqual(people.AllowedOAuthFlows, ['code'])
  assert.deepEqual(
    [people.CallbackURLs, people.LogoutURLs],
    [['https://desk.hb.example/'], ['https://desk.hb.example/']],
  )
  // RFC 9700, 2.2.2: a client without a secret takes each refresh token once.
  assert.deepEqual(people.RefreshTokenRotation, { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 })
  assert.deepEqual(people.ExplicitAuthFlows, ['ALLOW_USER_SRP_AUTH'])
  const [, { Properties }] = theOnly(own, 'AWS::ApiGatewayV2::Authorizer')
  assert.equal(Properties.JwtConfiguration.Audience.length, 2)
})

test('the page is told of the pool, its sign-out and the two origins that it asks', () => {
  const told = JSON.stringify(toldOf(own))
  for (const part of ['cognito-idp', 'openid email', '/logout', 'amazoncognito.com'])
    assert.ok(told.includes(part), part)
  for (const name of Object.keys(lenderPageSchema.shape)) assert.ok(Object.hasOwn(toldOf(own), name), name)
})

test('the page is told of the lender’s own issuer, and is the client that the lender registered there', () => {
  const { PAGE_SIGN_IN, PAGE_ORIGINS } = toldOf(others)
  assert.deepEqual(JSON.parse(PAGE_SIGN_IN), { issuer: ISSUER.issuer, clientId: 'page-7', scope: 'openid profile' })
  assert.deepEqual(JSON.parse(PAGE_ORIGINS), ['https://id.hb.example', 'https://token.hb.example'])
})

test('prod insists on a domain of the page’s own', () => {
  const paths = (lenderPage: object) => missingFromProd({ lenderPage }).map(({ path }) => path)
  assert.ok(paths({}).includes('/lenderPage/domain'))
  assert.ok(!paths(DOMAIN).includes('/lenderPage/domain'))
})

test('the page is told the issuer exactly as the gateway asks it of tokens', () => {
  const stack = new DeployedStack(own)
  const [, { Properties }] = theOnly(own, 'AWS::ApiGatewayV2::Authorizer')
  const { Issuer } = stack.resolve(Properties.JwtConfiguration) as { Issuer: string }
  const { PAGE_SIGN_IN } = stack.resolve(toldOf(own)) as { PAGE_SIGN_IN: string }
  assert.equal(JSON.parse(PAGE_SIGN_IN).issuer, Issuer)
})

test('a page without its API, its certificate or a client that the issuer knows is refused, and says what to write', () => {
  const refused = (settings: object) => {
    try {
      synthesise('dev', settings)
      return ''
    } catch (error) {
      return String(error)
    }
  }
  assert.match(refused({ lenderPage: {} }), /\/lenderApi/)
  assert.match(refused({ lenderApi: {}, lenderPage: { domain: 'desk.hb.example' } }), /\/lenderPage\/certificateArn/)
  assert.match(refused({ lenderApi: ISSUER, lenderPage: {} }), /\/lenderPage\/clientId/)
  assert.match(refused({ lenderApi: {}, lenderPage: { clientId: 'page-7' } }), /a client for the page/)
})

test("a page at the domain of the borrower's page is refused, since one name leads to one of them", () => {
  const page = { ...DOMAIN, domain: 'hb.example' }
  const settings = { borrowerPage: page, lenderApi: {}, lenderPage: page }
  assert.throws(() => synthesise('dev', settings), /\/lenderPage\/domain\n.*Borrowers find their own page/s)
})
