import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineSecondOpinion } from '../../../shared/aws/doctor/examine-second-opinion.ts'
import { bedrockStandIn, saying } from '../bedrock-stand-in.ts'
import { jsonError } from '../stand-in.ts'

test('a stage that names no model asks none', async (t) => {
  const { client, requests } = await bedrockStandIn(t, saying('{"intent":"help","confidence":1}'))
  assert.deepEqual(await examineSecondOpinion(client, undefined), [])
  assert.deepEqual(requests, [])
})

test('a model that labels a made-up reply is well, whatever the label', async (t) => {
  const { client } = await bedrockStandIn(t, saying('{"intent":"unclear","confidence":0.2}'))
  assert.deepEqual(await examineSecondOpinion(client, 'amazon.nova-lite-v1:0'), [])
})

test('a model that may not be asked or does not do as it is told is warned of, by name and by why', async (t) => {
  for (const [answer, why] of [
    [jsonError(403, 'AccessDeniedException'), /amazon\.nova-lite-v1:0.*AccessDeniedException/],
    [saying('Happy to help!'), /NoLabelError/],
  ] as const) {
    const { client } = await bedrockStandIn(t, answer)
    const [finding, ...more] = await examineSecondOpinion(client, 'amazon.nova-lite-v1:0')
    assert.equal(finding?.severity, 'warns')
    assert.match(finding?.what ?? '', why)
    assert.deepEqual(more, [])
  }
})
