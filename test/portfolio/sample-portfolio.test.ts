import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleCases } from '../../shared/portfolio/assemble-cases.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { openSample, SAMPLE_START, sampleRows } from '../../shared/portfolio/sample-portfolio.ts'
import { DAY } from '../../shared/time/instant.ts'

const options = { hashPoint: keyedHashPoint('test') }

test('the sample goes through the import without a refused row', async () => {
  const { cases, report, later } = await assembleCases(openSample(), options)
  assert.deepEqual(report.problems, [])
  assert.equal(cases.length, 500)
  assert.deepEqual(
    new Set(cases.map(({ borrower }) => borrower.jurisdictions[0]?.slice(0, 2))),
    new Set(['CN', 'US', 'NG', 'HK']),
  )
  assert.deepEqual(new Set(cases.map(({ borrower }) => borrower.locales[0])), new Set(['en', 'zh-Hans', 'zh-Hant']))
  for (const kind of ['borrower', 'hold', 'closed-point', 'contact', 'payment', 'loan'] as const)
    assert.ok(report.loaded[kind] > 0, kind)
  assert.ok(later.length > 500)
  assert.ok(later.every(({ at }) => at > SAMPLE_START && at < SAMPLE_START + 70 * DAY))
})

test('other seeds, sizes and starts import as well', async () => {
  for (const seed of [2, 3, 99]) {
    const { report } = await assembleCases(openSample(seed, Date.UTC(2027, 2, 20), 1500), options)
    assert.deepEqual(report.problems, [])
  }
})

test('the same seed writes the same sample, another seed another', () => {
  assert.deepEqual([...sampleRows(5)], [...sampleRows(5)])
  assert.notDeepEqual([...sampleRows(5)], [...sampleRows(6)])
})

test('nobody real can be reached: numbers and addresses are kept for fiction or given to nobody', () => {
  for (const line of sampleRows(7)) {
    const { phone, email } = JSON.parse(line) as { phone?: string; email?: string }
    if (phone !== undefined) assert.match(phone, /^\+(1\d{3}55501\d\d|86154\d{8}|2347000\d{6}|852999\d{5})$/)
    if (email !== undefined) assert.match(email, /@example\.(com|net)$/)
  }
})
