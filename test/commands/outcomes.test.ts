import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { borrowerItem, loanItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { policyLines } from '../../shared/case/policy-lines.ts'
import { anOperator, TOLD } from '../aws/commands/operator.ts'
import { aZip } from '../aws/commands/zip.ts'
import { itemsAnswer } from '../aws/routed-stand-in.ts'
import { json } from '../aws/stand-in.ts'
import { aBorrower, aLoan, at, day } from '../case/factories.ts'
import { run } from '../local/commands/command.ts'
import { aFile } from '../local/temporary-file.ts'
import { aContactEntry } from '../outcomes/contact-entry.ts'
import { aPolicyDocument } from './policy-document.ts'

const OUTCOMES = '../../commands/outcomes'

test('a run’s outcomes are told in words, as JSON and as a file of figures', async (t) => {
  const csv = await aFile(t, 'outcomes.csv', '')
  const { code, out, errors } = await run(OUTCOMES, '--days', '50', '--json', '--csv', csv)
  assert.deepEqual([code, errors], [0, ''])
  const { arm, step } = JSON.parse(out)
  assert.equal(arm[0].borrowers, 500)
  assert.ok(arm[0].cured[7].hits > 0 && arm[0].cured[7].hits < arm[0].cured[7].of)
  assert.ok(step.some(({ name }: { name: string }) => name === 'overdue-1'))
  assert.match(await readFile(csv, 'utf8'), /^by,name,.*\r\narm,all,borrowers,,500,,,,\r\n/)
  assert.match(
    (await run(OUTCOMES, '--days', '5')).out,
    /^## Outcomes of gentle@1, simulated\n[\s\S]*whatever they were told/,
  )
})

test('answers what it can’t do with what to write instead', async () => {
  for (const [args, message] of [
    [['--from', '2026-11-01'], /^--from and --to go with --stage/],
    [['--stage', 'prod'], /^Say since when, such as --from/],
    [['--days', '0'], /^--days 0 is not a whole number from 1/],
  ] as const) {
    const { code, errors } = await run(OUTCOMES, ...args)
    assert.equal(code, 1)
    assert.match(errors, message)
  }
})

describe('the outcomes of a stage', () => {
  test('are read from its cases and its history', async (t) => {
    const instalments = [{ id: '1', dueOn: day('2026-01-10'), amount: 120_000 }]
    const items = [borrowerItem(aBorrower()), loanItem('b-1', aLoan({ instalments }))]
    const contact = aContactEntry({ id: 'k-1', at: at('2026-01-12T10:00:00+08:00'), step: 'overdue-1' })
    const operator = await anOperator(
      t,
      { functions: { ReconcileCase: TOLD } },
      {
        Scan: itemsAnswer(items),
        Query: itemsAnswer([historyItem('b-1', contact, 365)]),
        'GET /2015-03-31/functions/ReconcileCase': ({ host }) =>
          json({ Code: { Location: `http://${host}/code.zip` } }),
        'GET /code.zip': { body: aZip({ 'policy.jsonl': policyLines(aPolicyDocument()) }) },
      },
    )
    const { code, out, errors } = await operator.run(
      OUTCOMES,
      '--stage',
      'prod',
      '--from',
      '2026-01-01',
      '--to',
      '2026-03-01',
      '--json',
    )
    assert.deepEqual([code, errors], [0, ''])
    const { step } = JSON.parse(out)
    assert.deepEqual(
      step.map(({ name, cured }: { name: string; cured: Record<number, { hits: number; of: number }> }) => [
        name,
        cured[30]?.hits,
        cured[30]?.of,
      ]),
      [['overdue-1', 0, 1]],
    )
  })
})
