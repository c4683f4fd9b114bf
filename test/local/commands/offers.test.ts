import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CaseFile, caseFileSchema } from '../../../shared/case/case-file.ts'
import { policyDocument, termsDocument } from '../../arrangements/arrangement-policies.ts'
import { aCase, aPayment } from '../../case/factories.ts'
import { aFile } from '../temporary-file.ts'
import { run } from './command.ts'

const WRITES: { safeEncode(value: unknown): { data?: unknown } } = caseFileSchema
const written = (caseFile: CaseFile) => JSON.stringify(WRITES.safeEncode(caseFile).data)
const AT = ['--at', '2026-11-18T11:00:00+08:00']

describe('offers', () => {
  test('are shown with their dates and amounts', async (t) => {
    const file = await aFile(t, 'case.json', written(aCase()))
    const { code, out } = await run('offers', '--case', file, ...AT)
    assert.equal(code, 0)
    assert.match(out, /^Loan l-1: CN¥1,200\.00 may be paid in parts, by the terms first-three-months of standard@1\./)
    assert.match(out, /^ {2}monthly-2 +stands at once +2026-11-19 CN¥600\.00, 2026-12-21 CN¥600\.00$/m)
    assert.doesNotMatch(out, /Li Wei|1202555/)
  })

  test('follow a policy of one’s own and a day of the borrower’s own, and come as JSON', async (t) => {
    const file = await aFile(t, 'case.json', written(aCase()))
    const policy = await aFile(t, 'policy.json', JSON.stringify(policyDocument()))
    const { out } = await run('offers', '--case', file, '--policy', policy, '--first', '2026-11-30', '--json', ...AT)
    const [{ offers }] = JSON.parse(out)
    assert.deepEqual([offers[0].id, offers[0].approval], ['monthly-2', 'by-person'])
    assert.deepEqual(offers[0].instalments[0], { dueOn: '2026-11-30', amount: 60_000 })
  })

  test('say why there are none', async (t) => {
    const file = await aFile(t, 'case.json', written(aCase({ payments: [aPayment()] })))
    const { out } = await run('offers', '--case', file, ...AT)
    assert.equal(out, 'Loan l-1: no offers. Nothing is owed on this loan.\n')
  })

  test('one that is chosen makes a hold that a case file takes, and a question for the core system', async (t) => {
    const file = await aFile(t, 'case.json', written(aCase()))
    const chosen = JSON.parse((await run('offers', '--case', file, '--choose', 'monthly-2', ...AT)).out)
    assert.deepEqual(
      [chosen.is, chosen.asks.type, chosen.asks.answerBy],
      ['accepted', 'arrangement-accepted', '2026-11-23'],
    )
    const arranged = { ...JSON.parse(written(aCase())), holds: [chosen.hold] }
    assert.equal(caseFileSchema.safeParse(arranged).success, true)
  })

  test('what is missing or wrong is answered with what to write', async (t) => {
    const file = await aFile(t, 'case.json', written(aCase()))
    const policy = await aFile(
      t,
      'policy.json',
      JSON.stringify(policyDocument({ terms: [termsDocument({ parts: [] })] })),
    )
    for (const [args, message] of [
      [[], /^Name a case file\./],
      [['--case', file, '--first', 'soon'], /--first soon is not a date/],
      [['--case', file, '--loan', 'l-9'], /has no loan l-9/],
      [['--case', file, '--choose', 'daily-2', ...AT], /There is no offer daily-2; choose one of monthly-2/],
      [['--case', file, '--policy', policy], /can't be used:\n1 thing to mend:\n\n {2}\/terms\/0\/parts/],
    ] as const) {
      const { code, errors } = await run('offers', ...args)
      assert.equal(code, 1)
      assert.match(errors, message)
    }
  })
})
