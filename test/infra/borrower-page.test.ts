import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageEnvironmentSchema } from '../../functions/borrower-page/environment.ts'
import { requireBorrowerPage } from '../../infra/require-borrower-page.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const PAGE = {
  domain: 'hb.example',
  certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0123',
}
const published = synthesise('prod', { borrowerPage: PAGE })
const unnamed = synthesise('dev', { borrowerPage: {} })

test('the page lies under its own domain with its certificate, and nowhere else', () => {
  const [, domain] = theOnly(published, 'AWS::ApiGatewayV2::DomainName')
  assert.equal(domain.Properties.DomainName, 'hb.example')
  const [configuration] = domain.Properties.DomainNameConfigurations
  assert.equal(configuration.CertificateArn, PAGE.certificateArn)
  assert.equal(theOnly(published, 'AWS::ApiGatewayV2::Api')[1].Properties.DisableExecuteApiEndpoint, true)
  const outputs = JSON.stringify(published.findOutputs('*'))
  assert.match(outputs, /hb\.example/)
})

test('a stage without a domain says where its page is', () => {
  assert.equal(resourcesOf(unnamed, 'AWS::ApiGatewayV2::DomainName').size, 0)
  assert.ok(Object.keys(unnamed.findOutputs('*')).some((name) => /BorrowerPageUrl/.test(name)))
})

test('a stage that wants no page has none', () => {
  const without = synthesise('prod')
  assert.equal(resourcesOf(without, 'AWS::ApiGatewayV2::Api').size, 0)
})

test('requests are throttled, and the access log has neither a path nor an address', () => {
  const [, { Properties }] = theOnly(published, 'AWS::ApiGatewayV2::Stage')
  assert.ok(Properties.DefaultRouteSettings.ThrottlingRateLimit <= 1_000)
  assert.ok(Properties.DefaultRouteSettings.ThrottlingBurstLimit <= 1_000)
  const { Format } = Properties.AccessLogSettings
  assert.doesNotMatch(Format, /path|sourceIp|userAgent|query|header/i)
  assert.match(Format, /requestId.*status/)
})

test('the function is told all that it reads', () => {
  const [, fn] = theOnly(published, 'AWS::Lambda::Function', /BorrowerPage/)
  const told = Object.keys(fn.Properties.Environment.Variables)
  for (const name of Object.keys(pageEnvironmentSchema.shape)) assert.ok(told.includes(name), name)
  assert.ok(fn.Properties.Timeout < 30)
})

test('someone is told when borrowers see that something went wrong', () => {
  const alarms = [...resourcesOf(published, 'AWS::CloudWatch::Alarm')].filter(([id]) => /BorrowerPage/.test(id))
  assert.equal(alarms.length, 2)
  for (const [, { Properties }] of alarms) {
    assert.ok(Properties.AlarmDescription.length > 60)
    assert.ok(Properties.AlarmActions.length > 0)
  }
})

test('synth is refused where links lead elsewhere, or the page would ask nothing', () => {
  const refused = (page: object, lender: object = {}) => {
    try {
      requireBorrowerPage(page, { ...SAMPLE_LENDER, ...lender })
    } catch (error) {
      if (error instanceof Error) return error.message
    }
    return 'taken'
  }
  assert.equal(refused(PAGE), 'taken')
  assert.match(refused({ ...PAGE, domain: 'other.example' }), /\/lender\/linkBase\n.*other\.example/)
  assert.match(refused(PAGE, { unsubscribeBase: 'https://hb.example/unsubscribe' }), /\/lender\/unsubscribeBase\n/)
  assert.match(refused(PAGE, { secondFactor: undefined }), /\/lender\/secondFactor\n/)
  assert.match(refused({ domain: 'hb.example' }), /\/borrowerPage\/certificateArn\n/)
})
