import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { borrowerItem, loanItem } from '../../shared/aws/items/case-items.ts'
import { caseFileSchema } from '../../shared/case/case-file.ts'
import { policyLines } from '../../shared/case/policy-lines.ts'
import { anOperator, TOLD } from '../aws/commands/operator.ts'
import { aZip } from '../aws/commands/zip.ts'
import { itemsAnswer } from '../aws/routed-stand-in.ts'
import { json } from '../aws/stand-in.ts'
import { aBorrower, aCase, aLoan } from '../case/factories.ts'
import { blocksOf, pageAt } from '../docs/pages.ts'
import { run } from '../local/commands/command.ts'
import { aFile } from '../local/temporary-file.ts'
import { aPolicyDocument } from './policy-document.ts'

const EXPLAIN = '../../commands/explain'
const NIGHT = '2026-11-12T03:00:00-05:00'
const DAY = '2026-11-12T11:30:00-05:00'
/** As much of the schema as writing needs: what is read is not to be changed, and the schema's own type says nothing of that. */
const WRITES: { safeEncode(value: unknown): { data?: unknown } } = caseFileSchema
const FILE = JSON.stringify(WRITES.safeEncode(inBoston()).data)

function inBoston() {
  const borrower = aBorrower({ zones: ['America/New_York'], jurisdictions: ['US-MA'], locales: ['en'] })
  return aCase({ borrower, loans: [aLoan({ currency: 'USD', status: 'due' })] })
}

describe('explain, of a case file', () => {
  test('says what is done, why by which rule of which pack, and what comes next', async (t) => {
    const path = await aFile(t, 'case.json', FILE)
    const { code, out } = await run(EXPLAIN, '--case', path, '--at', DAY)
    assert.equal(code, 0)
    assert.match(out, /^Borrower b-1, Thu 2026-11-12 11:30 in America\/New_York \(2026-11-12T16:30:00\.000Z\)$/m)
    assert.match(out, /^Contact now by sms: overdue, friendly, in en by template .*It may start until Thu 2026-11-12/m)
    assert.match(out, /^ {2}US-MA-FREQ {2}\S[^\n]*\n {9}law · pack us@\S+ · 940 CMR/m)
    assert.match(out, /Next, if nothing happens until then\n {2}Thu 2026-11-12 [\d:]+ {2}Wait until Fri/)
    assert.doesNotMatch(out, /Li Wei|1202555/)
  })

  test('a non-send is explained as fully as a send', async (t) => {
    const path = await aFile(t, 'case.json', FILE)
    const { out } = await run(EXPLAIN, '--case', path, '--at', NIGHT, '--actor', 'third-party')
    assert.match(out, /^Wait until Thu 2026-11-12 \d/m)
    assert.match(out, /^ {2}defer {2}US-F-HOURS {2}\(channel email, until Thu 2026-11-12 08:00\)\n {9}A collector/m)
    assert.match(out, /^ {2}Thu 2026-11-12 08:00 {2}The same, for other reasons\.\n {4}deny {3}US-F-6D-TEXT/m)
  })

  test('as JSON it says the same, and nobody’s name', async (t) => {
    const path = await aFile(t, 'case.json', FILE)
    const { out } = await run(EXPLAIN, '--case', path, '--at', DAY, '--strategy', 'early-delinquency', '--json')
    const said = JSON.parse(out)
    assert.equal(said.strategy, 'early-delinquency@1')
    assert.equal(said.answer.kind, 'contact')
    assert.equal(said.changes.at(-1).changes, 'what')
    assert.doesNotMatch(out, /Li Wei|1202555/)
  })

  test('what is missing or unknown is answered with what to write', async (t) => {
    const path = await aFile(t, 'case.json', FILE)
    for (const [args, message] of [
      [[], /^Name a case file or a stage\./],
      [['--case', path], /^Say when, such as --at/],
      [['--case', path, '--at', 'soon'], /--at soon is neither a date/],
      [['--case', path, '--at', DAY, '--actor', 'bailiff'], /--actor bailiff is not known; choose one of first-party/],
      [['--stage', 'prod', '--strategy', 'gentle'], /^A stage has its own strategy/],
    ] as const) {
      const { code, errors } = await run(EXPLAIN, ...args)
      assert.equal(code, 1)
      assert.match(errors, message)
    }
  })
})

test('the case file that the guide shows is one that explain takes', async (t) => {
  const [shown = ''] = blocksOf(pageAt('docs/guides/audit.md'), 'json')
  const path = await aFile(t, 'case.json', shown)
  const { code, errors } = await run(EXPLAIN, '--case', path, '--at', DAY)
  assert.deepEqual([code, errors], [0, ''])
})

describe('explain, of a stage', () => {
  const DEPLOYED = { functions: { ReconcileCase: TOLD } }

  async function aStage(t: Parameters<typeof anOperator>[0], items: readonly object[]) {
    const zip = aZip({ 'policy.jsonl': policyLines(aPolicyDocument()) })
    const operator = await anOperator(t, DEPLOYED, {
      Query: itemsAnswer(items),
      'GET /2015-03-31/functions/ReconcileCase': ({ host }) =>
        json({ Code: { Location: `http://${host}/code.zip?signed` } }),
      'GET /code.zip': { body: zip },
    })
    return (...args: readonly string[]) => operator.run(EXPLAIN, '--stage', 'prod', ...args)
  }

  test('is of the case that is stored, under the policy that is deployed', async (t) => {
    const { borrower, loans } = inBoston()
    const items = [borrowerItem(borrower), ...loans.map((loan) => loanItem('b-1', loan))]
    const explain = await aStage(t, items)
    const { code, out, errors } = await explain('--borrower', 'b-1', '--at', DAY)
    assert.deepEqual([code, errors], [0, ''])
    assert.match(out, /^Contact now by sms/m)
    assert.match(out, /^It would only be observed/m)
    assert.doesNotMatch(out, /Li Wei|1202555/)
  })

  test('says so where there is no such case', async (t) => {
    const explain = await aStage(t, [])
    assert.match((await explain('--borrower', 'b-9')).errors, /^The stage has no case of borrower b-9/)
    assert.match((await explain()).errors, /^Name the borrower/)
  })
})
