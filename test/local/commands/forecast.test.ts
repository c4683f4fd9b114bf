import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flatFile, flatRow } from '../../portfolio/import-text.ts'
import { aFile } from '../temporary-file.ts'
import { run } from './command.ts'

test('prints figures that a machine can read', async () => {
  const { code, out, errors } = await run('forecast', '--days', '7', '--json')
  assert.deepEqual([code, errors], [0, ''])
  const figures = JSON.parse(out)
  assert.deepEqual([figures.strategy, figures.until, figures.borrowers], ['gentle@1', '2026-11-09T00:00:00.000Z', 500])
  assert.equal(figures.byLocalHour.length, 24)
})

test('compares two strategies over the same portfolio, for machines and for people', async () => {
  const args = ['--days', '7', '--against', 'early-delinquency']
  const { forecast, against } = JSON.parse((await run('forecast', ...args, '--json')).out)
  assert.deepEqual([forecast.strategy, against.strategy], ['gentle@1', 'early-delinquency@1'])
  const { out } = await run('forecast', ...args)
  assert.match(
    out,
    /^## Forecast of gentle@1\n[\s\S]*\n## Forecast of early-delinquency@1\n[\s\S]*\n## gentle@1 instead of early-delinquency@1\n/,
  )
  assert.ok(out.includes(`gentle@1 makes ${forecast.contacts} contacts instead of ${against.contacts} (`))
})

test('keeps what it says of refused rows apart from the figures', async (context) => {
  const content = flatFile(flatRow(), flatRow({ borrower: 'B2', loan: 'L2', amountDue: '-5' }))
  const path = await aFile(context, 'portfolio.csv', content)
  const { code, out, errors } = await run('forecast', '--portfolio', path, '--as-of', '2026-11-02', '--json')
  assert.equal(code, 0)
  assert.equal(JSON.parse(out).borrowers, 1)
  assert.match(errors, /line 3, amountDue: /)
  assert.match(errors, /The refused rows are in \S+portfolio\.refused\.csv\./)
})

test('answers what it can’t use with what to write instead', async () => {
  for (const [args, message] of [
    [['--days', '-1'], /'--days' argument is ambiguous|--days -1 is not a whole number/],
    [['--days=-1'], /--days -1 is not a whole number from 1 to 3650/],
    [['--against', 'fierce'], /There is no strategy file fierce/],
    [['portfolio.csv'], /Unexpected argument 'portfolio\.csv'/],
  ] as const) {
    const { code, out, errors } = await run('forecast', ...args)
    assert.deepEqual([code, out], [1, ''])
    assert.match(errors, message)
  }
})
