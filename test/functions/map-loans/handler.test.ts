import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createHandler } from '../../../functions/map-loans/handler.ts'
import { MemoryCaseIntake } from '../../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../../shared/local/memory-case-store.ts'
import { compileMapping } from '../../../shared/mapping/compile-mapping.ts'
import { parseMapping } from '../../../shared/mapping/parse-mapping.ts'
import { aBorrower, day, LONG_AGO } from '../../case/factories.ts'
import { aMapping, exampleFile, hash, IMAGE } from '../../mapping/mapping-documents.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import { messages, sequence, tableChanges } from './change-events.ts'
import {
  FINERACT_CURED,
  FINERACT_DUE,
  FINERACT_OVERDUE,
  FINERACT_RANGE,
  LOAN_ITEM,
  PAYMENT_ITEM,
  STOP_ITEM,
} from './lender-samples.ts'

const FINE = { batchItemFailures: [] }
const CUSTOMER = hash('borrower 88012345')

/** The function under one of the published examples, or a mapping of the test's own. */
function mapping(example: string | object, { failing = false, parkingFails = false } = {}) {
  const parsed = parseMapping(typeof example === 'string' ? exampleFile(example) : example)
  assert.ok('mapping' in parsed)
  const store = new MemoryCaseStore()
  const intake = new MemoryCaseIntake(store)
  const { workplace, parked, lines, measured } = testWorkplace({ parkingFails })
  const put: MemoryCaseIntake['put'] = (fact, origin) => {
    if (failing && fact.borrower === CUSTOMER) throw new StoreDownError('no answer')
    return intake.put(fact, origin)
  }
  const handler = createHandler({ ...workplace, intake: { put }, mapChange: compileMapping(parsed.mapping, hash) })
  return { handler, store, intake, parked, lines, measured }
}

describe("a lender's own table", () => {
  test('keeps the case files up to date: its loans, payments and stops', async () => {
    const { handler, store, measured } = mapping('own-table')
    const event = tableChanges({ now: STOP_ITEM }, { eventName: 'INSERT', now: LOAN_ITEM }, { now: PAYMENT_ITEM })
    assert.deepEqual(await handler(event, context()), FINE)
    const caseFile = store.peek(CUSTOMER)
    assert.equal(caseFile?.borrower.name, '周安宁')
    assert.deepEqual(caseFile?.borrower.locales, ['zh-Hans'])
    assert.deepEqual(
      caseFile?.borrower.contactPoints.map(({ address }) => address),
      ['+8615400000002', 'zhou@example.com'],
    )
    const [loan] = caseFile?.loans ?? []
    assert.equal(loan?.status, 'overdue')
    assert.equal(loan?.feed, undefined)
    assert.deepEqual(loan?.instalments, [
      { id: '1', dueOn: day('2026-10-05'), amount: 120_000 },
      { id: '2', dueOn: day('2026-11-05'), amount: 120_050 },
    ])
    assert.deepEqual(
      caseFile?.payments.map(({ loan, amount, state }) => [loan, amount, state]),
      [['77', 120_000, 'settled']],
    )
    assert.deepEqual(
      caseFile?.holds.map(({ kind, scope }) => [kind, scope]),
      [['opt-out', { of: 'channel', channel: 'sms' }]],
    )
    assert.deepEqual([measured.factsStored, measured.factsOlder], [4, 0])
  })

  test('brings nothing back that it has said more newly: order and repeats do not matter', async () => {
    const { handler, store, measured } = mapping('own-table')
    const paid = { ...LOAN_ITEM, state: 'Z0', changedAt: LOAN_ITEM.changedAt + 1 }
    await handler(tableChanges({ now: paid, before: LOAN_ITEM }), context())
    await handler(tableChanges({ now: LOAN_ITEM }), context())
    await handler(tableChanges({ now: paid, before: LOAN_ITEM }), context())
    assert.equal(store.peek(CUSTOMER)?.loans[0]?.status, 'paid')
    assert.deepEqual([measured.factsStored, measured.factsOlder], [2, 4])
  })

  test('closes a loan that was removed from it', async () => {
    const { handler, store } = mapping('own-table')
    await handler(tableChanges({ eventName: 'INSERT', now: LOAN_ITEM }), context())
    await handler(tableChanges({ eventName: 'REMOVE', before: LOAN_ITEM }), context())
    assert.equal(store.peek(CUSTOMER)?.loans[0]?.status, 'closed')
  })

  test('may hold other things too, of which nothing is said', async () => {
    const { handler, parked, lines } = mapping('own-table')
    assert.deepEqual(await handler(tableChanges({ now: { pk: 'BRANCH#1', type: 'BRANCH' } }), context()), FINE)
    assert.deepEqual([parked, lines], [[], []])
  })

  test('parks an item that can’t be read, without a word of what is in it, and goes on with the next', async () => {
    const { handler, store, parked, lines, measured } = mapping('own-table')
    const bad = { ...LOAN_ITEM, pk: 'CUSTOMER#2', state: 'K7', customer: { ...LOAN_ITEM.customer, mobile: '12' } }
    assert.deepEqual(await handler(tableChanges({ now: bad }, { now: LOAN_ITEM }), context()), FINE)
    assert.equal(store.peek(CUSTOMER)?.loans.length, 1)
    assert.deepEqual(
      parked.map(({ record }) => record),
      [sequence(0)],
    )
    assert.match(parked[0]?.reason ?? '', /loan phone: .*loan status: /)
    assert.equal(measured.recordsParked, 1)
    const told = JSON.stringify([parked, lines])
    for (const secret of ['周安宁', '1200', '88012345', '15400000002', 'K7']) assert.ok(!told.includes(secret), secret)
  })

  test('stores what can be read of an item, and parks what can’t', async () => {
    const stop = { record: 'opt-out', columns: { borrower: 'who', at: 'due' } }
    const { handler, store, intake, parked } = mapping(aMapping({ rows: [...aMapping().rows, stop] }))
    await intake.put({ kind: 'borrower', borrower: 'B1', value: aBorrower({ id: 'B1' }) }, { asOf: LONG_AGO })
    assert.deepEqual(await handler(tableChanges({ now: { ...IMAGE, amount: '?' } }), context()), FINE)
    assert.deepEqual(
      store.peek('B1')?.holds.map(({ kind }) => kind),
      ['opt-out'],
    )
    assert.deepEqual(
      parked.map(({ record, reason }) => [record, reason.split(':')[0]]),
      [[sequence(0), 'loan amountDue']],
    )
  })

  test('whose stream carries no images is parked: the mapping would be blind', async () => {
    const { handler, parked } = mapping('own-table')
    await handler(tableChanges({ eventName: 'REMOVE', now: LOAN_ITEM }), context())
    assert.match(parked[0]?.reason ?? '', /NEW_AND_OLD_IMAGES/)
  })

  test('has a borrower whose facts could not be stored brought again from the first of their changes', async () => {
    const { handler, store } = mapping('own-table', { failing: true })
    const other = { ...LOAN_ITEM, pk: 'CUSTOMER#other' }
    const answer = await handler(tableChanges({ now: other }, { now: LOAN_ITEM }, { now: PAYMENT_ITEM }), context())
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: sequence(1) }] })
    assert.equal(store.size, 1)
  })

  test('has what could not be parked brought again', async () => {
    const { handler } = mapping('own-table', { parkingFails: true })
    const answer = await handler(tableChanges({ now: { ...LOAN_ITEM, state: 'K7' } }), context())
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: sequence(0) }] })
  })
})

describe("Apache Fineract's events", () => {
  async function known() {
    const room = mapping('fineract-events')
    await room.intake.put({ kind: 'borrower', borrower: '42', value: aBorrower({ id: '42' }) }, { asOf: LONG_AGO })
    const loan = () => room.store.peek('42')?.loans[0]
    return { ...room, loan }
  }

  test('of an instalment due, overdue, in a range of delinquency and cured make the loan what each says', async () => {
    const { handler, loan } = await known()
    const seen: unknown[] = []
    for (const event of [FINERACT_DUE, FINERACT_OVERDUE, FINERACT_RANGE, FINERACT_CURED]) {
      assert.deepEqual(await handler(messages(event), context()), FINE)
      const {
        status,
        currency,
        instalments: [instalment],
      } = loan()!
      seen.push([status, currency, instalment?.id, instalment?.dueOn, instalment?.amount])
    }
    assert.deepEqual(seen, [
      ['due', 'KES', '2026-11-05', day('2026-11-05'), 100_050],
      ['overdue', 'KES', '2026-11-05', day('2026-11-05'), 150_025],
      ['overdue', 'KES', '2026-11-05', day('2026-11-05'), 100_050],
      ['cured', 'KES', '2026-11-06', day('2026-11-06'), 0],
    ])
  })

  test('that come late or twice change nothing', async () => {
    const { handler, loan, measured } = await known()
    await handler(messages(FINERACT_RANGE, FINERACT_OVERDUE, FINERACT_RANGE), context())
    assert.equal(loan()?.sourceVersion, Date.parse(`${FINERACT_RANGE.createdAt}Z`))
    assert.deepEqual([measured.factsStored, measured.factsOlder], [1, 2])
  })

  test('of which nothing is said, or that are no JSON, harm nothing', async () => {
    const { handler, parked } = await known()
    const other = { ...FINERACT_DUE, type: 'LoanApprovedBusinessEvent' }
    assert.deepEqual(await handler(messages(other, 'Obj avro'), context()), FINE)
    assert.deepEqual(
      parked.map(({ record, reason }) => [record, reason]),
      [['m-2', 'no JSON']],
    )
  })
})
