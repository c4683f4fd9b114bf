import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHANNELS } from '../../shared/case/channel.ts'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import { decide } from '../../shared/case/decide.ts'
import { policyLines, readPolicyLines } from '../../shared/case/policy-lines.ts'
import { policyNumbersSchema } from '../../shared/case/policy-numbers.ts'
import { writePolicy } from '../../shared/case/write-policy.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'
import { DAY } from '../../shared/time/instant.ts'
import { BENCH_START, typicalCase } from '../bench/typical-case.ts'
import { smsText, someTemplateFile } from '../messages/template-factory.ts'

const parts = {
  strategy: shippedStrategy('gentle', { templates: shippedTemplates() }),
  packs: shippedPacks(),
  lender: SAMPLE_LENDER,
  templates: [],
  channels: CHANNELS,
  numbers: policyNumbersSchema.parse({}),
}

/** As a function reads it from the file beside its code. */
const deployed = compilePolicy(readPolicyLines(policyLines(writePolicy(parts))))

test('a deployed function decides as a local run does under the same policy', () => {
  const local = localPolicy()
  assert.deepEqual(deployed.versions, local.versions)
  for (let index = 0; index < 60; index += 1) {
    const caseFile = typicalCase(index, index % 20)
    const now = BENCH_START + index * (DAY / 7)
    const [there, here] = [decide(caseFile, deployed, now), decide(caseFile, local, now)]
    assert.deepEqual(JSON.parse(JSON.stringify(there)), JSON.parse(JSON.stringify(here)))
  }
})

test('the strictest default is written beside packs that lack it', () => {
  const [us] = shippedPacks().filter(({ id }) => id === 'us')
  const { packs } = writePolicy({ ...parts, packs: us === undefined ? [] : [us] })
  assert.deepEqual(
    packs.map(({ binds }) => binds),
    ['jurisdictions', 'unknown-jurisdictions'],
  )
})

test('a template that claims what it does not show is refused when the policy is written, not when a borrower is due', () => {
  const claims = someTemplateFile({ en: smsText('hello', ['identity']) })
  assert.throws(() => writePolicy({ ...parts, templates: [claims] }), /hello in en.*"identity"/)
})

test('a template that may not be sent is refused when the policy is written', () => {
  const threatens = someTemplateFile({ en: smsText('{lender}: we will sue you. STOP', ['identity', 'opt-out']) })
  assert.throws(() => writePolicy({ ...parts, templates: [threatens] }), { name: 'WordingRefusedError' })
})

test('a policy of another version is refused', () => {
  assert.throws(() => readPolicyLines('{"version":1}'), { name: 'PolicyVersionError', message: /version 1/ })
})
