import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MappingRefusedError, parseMapping, parseMappingText } from '../../shared/mapping/parse-mapping.ts'
import { aMapping } from './mapping-documents.ts'

/** Each error as `path: problem; mend`. */
function errorsOf(document: unknown): readonly string[] {
  const parsed = parseMapping(document)
  return 'errors' in parsed ? parsed.errors.map(({ path, problem, mend }) => `${path}: ${problem}; ${mend}`) : []
}
const withRow = (row: object) => aMapping({ rows: [row] })

describe('a mapping', () => {
  test('that is right is taken as it stands', () => {
    assert.deepEqual(errorsOf(aMapping()), [])
  })

  test('is refused with every mistake, its place and its mend', () => {
    const errors = errorsOf({ ...aMapping({ amounts: 'cents', remove: 'close' }), version: undefined })
    assert.deepEqual(
      errors.map((error) => error.split(':')[0]),
      ['/amounts', '/remove', '/version'],
    )
    assert.match(errors[0] ?? '', /write one of: major, minor/)
  })

  test('that names no column of ours is told which row it is in', () => {
    const [error] = errorsOf(aMapping({}, { colour: 'x' }))
    assert.match(error ?? '', /^\/rows\/0\/columns\/?c?o?l?o?u?r?: /)
  })

  test('must say what a row of its kind needs', () => {
    assert.deepEqual(
      errorsOf(withRow({ record: 'loan', columns: { borrower: 'b', loan: 'l', currency: 'c', status: 's' } })),
      [
        '/rows/0/columns: a loan needs "amountDue"; say where it stands, or give { "value": … }',
        '/rows/0/columns: a loan needs "dueOn"; say where it stands, or give { "value": … }',
      ],
    )
    const payment = { borrower: 'b', loan: 'l', payment: 'p', amount: 'a', at: 't' }
    assert.match(errorsOf(withRow({ record: 'payment', columns: payment }))[0] ?? '', /needs "currency"/)
    assert.match(errorsOf(withRow({ record: 'opt-out', columns: { at: 't' } }))[0] ?? '', /nobody opts out/)
    assert.match(errorsOf(aMapping({}, { phone: 'p' }))[0] ?? '', /needs "name"/)
  })

  test('may not fill what a row of its kind does not have', () => {
    const hold = { borrower: 'b', hold: 'h', kind: 'k', from: 'f', amountDue: 'a' }
    assert.deepEqual(errorsOf(withRow({ record: 'hold', columns: hold })), [
      '/rows/0/columns/amountDue: a hold has no "amountDue"; remove it, or map it in a row of another record',
    ])
  })

  test('with a list of instalments says what each has, for a loan alone', () => {
    const { amountDue, dueOn, ...columns } = aMapping().rows[0]!.columns
    const instalments = { path: 'list', columns: { amountDue, dueOn } }
    assert.deepEqual(errorsOf(withRow({ record: 'loan', columns, instalments })), [
      '/rows/0/instalments/columns: an instalment needs "instalment"; say where it stands in the list',
    ])
    const hold = { record: 'hold', columns: { borrower: 'b', hold: 'h', kind: 'k', from: 'f' }, instalments }
    assert.match(errorsOf(withRow(hold)).join(), /a hold has no instalments/)
  })

  test('may speak only of statuses that are known, wherever it names one', () => {
    for (const status of [{ value: 'gone' }, { path: 's', words: { X: 'gone' } }, { path: 's', otherwise: 'gone' }]) {
      assert.match(
        errorsOf(aMapping({}, { status })).join(),
        /"gone" is not a status that is known; use one of: scheduled/,
      )
    }
    assert.deepEqual(errorsOf(aMapping({}, { status: { path: 's', words: { X: 'written off' } } })), [])
  })

  test('needs a zone where times have no offset or days are instants', () => {
    const dueOn = { path: 'due', as: 'epoch-seconds' }
    assert.match(errorsOf(aMapping({}, { dueOn })).join(), /^\/rows\/0\/columns\/dueOn\/as: .*add "zone"/)
    assert.deepEqual(errorsOf(aMapping({ zone: 'Africa/Lagos' }, { dueOn })), [])
    assert.match(errorsOf(aMapping({ version: { path: 'v', as: 'local-time' } })).join(), /^\/version\/as: /)
    assert.match(errorsOf(aMapping({ zone: 'Mars/Olympus' })).join(), /not an IANA time zone/)
  })

  test('hashes ids alone, and reads dates where dates belong', () => {
    assert.match(errorsOf(aMapping({}, { status: { path: 's', as: 'keyed-hash' } })).join(), /hash ids only/)
    assert.match(errorsOf(aMapping({}, { loan: { path: 'l', as: 'yyyymmdd' } })).join(), /neither a day nor a time/)
  })

  test('asks one thing in each condition', () => {
    for (const when of [[{ path: 'a' }], [{ path: 'a', is: ['x'], absent: true }]]) {
      assert.match(errorsOf(withRow({ ...aMapping().rows[0], when })).join(), /either "is" or "absent"/)
    }
  })

  test('that is no JSON says where to look, and one with a byte order mark is read', () => {
    const parsed = parseMappingText('{ "rows": [ }')
    assert.ok('errors' in parsed)
    assert.match(parsed.errors[0]?.problem ?? '', /not JSON/)
    assert.ok('mapping' in parseMappingText(`\uFEFF${JSON.stringify(aMapping())}`))
  })

  test('stops whoever needs it, with all that there is to mend', () => {
    const parsed = parseMapping(aMapping({ amounts: 'cents' }))
    assert.ok('errors' in parsed)
    const error = new MappingRefusedError('lender.json', parsed.errors)
    assert.match(error.message, /"lender.json" can't be used.*1 thing to mend.*\/amounts/s)
  })
})
