import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Validations } from 'aws-cdk-lib/core'
import { AwsSolutionsChecks } from 'cdk-nag'
import { duewellApp } from '../../infra/duewell-app.ts'

const outdir = mkdtempSync(join(tmpdir(), 'duewell-nag-'))
after(() => rmSync(outdir, { recursive: true }))
const context = { stage: 'prod', 'aws:cdk:bundling-stacks': [] }
const { app, stack } = duewellApp({ outdir, context, builtinCloudFormationValidation: false })

test("a prod stage keeps AWS's rules for solutions, and each exception says why beside the resource", () => {
  const { violations } = new AwsSolutionsChecks(app).validateScope(stack)
  assert.deepEqual(
    violations.map(({ ruleName, violatingResources }) => ({ ruleName, violatingResources })),
    [],
  )
})

test('a stage with a page keeps them too', () => {
  const settings = join(outdir, 'page.json')
  const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0123'
  writeFileSync(settings, JSON.stringify({ borrowerPage: { domain: 'hb.example', certificateArn } }))
  const paged = duewellApp({
    outdir: join(outdir, 'page'),
    context: { ...context, settings },
    builtinCloudFormationValidation: false,
  })
  assert.deepEqual(new AwsSolutionsChecks(paged.app).validateScope(paged.stack).violations, [])
})

test('a stage that can be answered by every door and asks a model keeps them too', () => {
  const settings = join(outdir, 'two-way.json')
  const sender = { by: 'end-user-messaging', originationIdentity: 'pool-1234', twoWay: true }
  const secretArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:told'
  const webhook = { sender: { url: 'https://hooks.hb.example/due', secretArn }, inbound: { secretArn } }
  const email = { sender: { from: 'reminders@bank.example' }, inbound: { address: 'answers@in.bank.example' } }
  const replies = { secondOpinion: { modelId: 'eu.amazon.nova-lite-v1:0' } }
  writeFileSync(settings, JSON.stringify({ channels: { sms: { sender }, webhook, email, agent: {} }, replies }))
  const answered = duewellApp({
    outdir: join(outdir, 'two-way'),
    context: { ...context, settings },
    builtinCloudFormationValidation: false,
  })
  assert.deepEqual(new AwsSolutionsChecks(answered.app).validateScope(answered.stack).violations, [])
})

test('a stage with the lender’s page keeps them too', () => {
  const settings = join(outdir, 'lender-page.json')
  const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0123'
  writeFileSync(settings, JSON.stringify({ lenderApi: {}, lenderPage: { domain: 'desk.hb.example', certificateArn } }))
  const paged = duewellApp({
    outdir: join(outdir, 'lender-page'),
    context: { ...context, settings },
    builtinCloudFormationValidation: false,
  })
  assert.deepEqual(new AwsSolutionsChecks(paged.app).validateScope(paged.stack).violations, [])
})

test('a stage with the API of the lender keeps them too, with users of its own or of the lender’s issuer', () => {
  const issuer = { issuer: 'https://id.hb.example/', audience: ['duewell'], rolesClaim: 'roles' }
  for (const [name, lenderApi] of Object.entries({ own: { callbackUrls: ['https://desk.hb.example/'] }, issuer })) {
    const settings = join(outdir, `${name}.json`)
    writeFileSync(settings, JSON.stringify({ lenderApi }))
    const { app, stack } = duewellApp({
      outdir: join(outdir, name),
      context: { ...context, settings },
      builtinCloudFormationValidation: false,
    })
    assert.deepEqual(
      new AwsSolutionsChecks(app)
        .validateScope(stack)
        .violations.map(({ ruleName, description }) => [ruleName, description]),
      [],
    )
  }
})

test('the reason of an exception is a sentence, and none covers the whole stack', () => {
  let exceptions = 0
  for (const { node } of stack.node.findAll()) {
    for (const { type, data } of node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue
      assert.ok(node.path.split('/').length > 3, node.path)
      for (const reason of Object.values(data as Record<string, unknown>)) {
        exceptions += 1
        assert.match(JSON.stringify(reason), /\w+ \w+ \w+ .{20,}\./)
      }
    }
  }
  assert.ok(exceptions > 10)
})
