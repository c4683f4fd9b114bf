import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BORROWER, FLAT_HEADER, flatFile, flatRow, importText, LOAN, records } from './import-text.ts'

const AS_OF = '2026-11-02T00:00:00.000Z'
const PORTFOLIO = { record: 'portfolio', asOf: '2026-11-01T06:00:00+01:00', feed: 'core' }

function rowsOf(refusedFile: string): readonly Record<string, unknown>[] {
  return refusedFile
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('refused rows come back as they stood, with line, field, problem and mend before them, and nothing to compute', async () => {
  const bad = flatRow({ borrower: 'B2', name: 'Fern, Ada', dueOn: '2026-02-31' })
  const { refusedFile } = await importText(flatFile(flatRow(), bad))
  assert.equal(
    refusedFile,
    `line,field,problem,mend,asOf,${FLAT_HEADER}\n` +
      `3,dueOn,"""2026-02-31"" is not a date.","Write YYYY-MM-DD, a day that exists.",${AS_OF},${bad.replace('+234', "'+234")}\n`,
  )
})

test('a mended file of refused rows is read like any other, and says itself when it was true', async () => {
  const { refusedFile, report } = await importText(flatFile(flatRow({ dueOn: '2026-02-31' })))
  const mended = refusedFile.replace('NGN,125.50,2026-02-31', 'NGN,125.50,2026-02-28')
  const again = await importText(mended, { asOf: undefined })
  assert.deepEqual([again.report.refused, again.report.loaded.loan, again.report.asOf], [0, 1, report.asOf])
})

test('a refused row of a spreadsheet takes along when the file was true, and of which feed, where only another row says so', async () => {
  const file = [
    `asOf,${FLAT_HEADER},feed`,
    `2026-11-01T06:00:00+01:00,${flatRow()},core`,
    `,${flatRow({ borrower: 'B2', phone: '', dueOn: 'soon' })},`,
    `,${flatRow({ borrower: 'B3' })}`,
    '',
  ].join('\n')
  const { refusedFile } = await importText(file, { asOf: undefined })
  const [header, late, short] = refusedFile.split('\n')
  assert.equal(header, `line,field,problem,mend,asOf,${FLAT_HEADER},feed`)
  assert.match(late ?? '', /,2026-11-01T05:00:00\.000Z,B2,.*,soon,current,core$/)
  assert.match(short ?? '', /,,B3,.*,current$/, 'where the cells have slipped, none is filled')
})

test('a refused object takes along when the file was true, and of which feed, unless it says so itself', async () => {
  const bad = { ...LOAN, dueOn: 'soon' }
  const otherwise = { ...LOAN, loan: 'L2', asOf: '2026-10-01T00:00:00Z' }
  const { refusedFile } = await importText(records(PORTFOLIO, BORROWER, bad, otherwise), { asOf: undefined })
  const [first, second] = rowsOf(refusedFile)
  assert.deepEqual([first?.asOf, first?.feed], ['2026-11-01T05:00:00.000Z', 'core'])
  assert.deepEqual([second?.asOf, second?.feed], ['2026-10-01T00:00:00Z', 'core'])
})

test('a row that is refused again tells what is wrong with it now', async () => {
  const { refusedFile } = await importText(records(PORTFOLIO, BORROWER, { ...LOAN, dueOn: 'soon' }), {
    asOf: undefined,
  })
  const halfMended = refusedFile.replace('"dueOn":"soon"', '"dueOn":"2026-11-05","amountDue":"-5"')
  const again = await importText(records(BORROWER) + halfMended, { asOf: undefined })
  const [row] = rowsOf(again.refusedFile)
  assert.deepEqual([row?.line, row?.field, row?.problem], [2, 'amountDue', '"-5" is negative.'])
})

test('a row nested too deeply to be written as an object is kept as text, and the others are loaded', async () => {
  const depth = 20_000
  const deep = `{"record":"loan","loan":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const { refusedFile, report } = await importText(`${records(BORROWER)}${deep}\n${records(LOAN)}`)
  assert.deepEqual([report.refused, report.loaded.loan], [1, 1])
  assert.equal(rowsOf(refusedFile)[0]?.original, deep)
})
