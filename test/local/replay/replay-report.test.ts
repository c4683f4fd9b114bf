import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedContact } from '../../../shared/local/replay/replay.ts'
import { replayReport } from '../../../shared/local/replay/replay-report.ts'
import { writeReplayReport } from '../../../shared/local/replay/write-replay-report.ts'
import { at } from '../../case/factories.ts'
import { aReplayRow } from './replay-files.ts'

function logged(overrides: Partial<LoggedContact> = {}): LoggedContact {
  return {
    at: '2017-03-28T08:30:00.000Z',
    borrower: 'B1',
    loan: 'L1',
    channel: 'sms',
    step: 'before-due',
    segments: 1,
    findings: [],
    ...overrides,
  }
}

const rows = [aReplayRow()]

function faults(...log: readonly LoggedContact[]) {
  const { contactsAfterPayment, contactsOutsideHours, contactsOverCap } = replayReport(rows, log)
  return [contactsAfterPayment, contactsOutsideHours, contactsOverCap]
}

test('finds no fault with a contact in the morning before the payment', () => {
  assert.deepEqual(faults(logged()), [0, 0, 0])
})

test('counts contacts at or after the payment, and those about loans that nobody knows', () => {
  assert.deepEqual(faults(logged({ at: '2017-04-20T11:00:00.000Z' })), [1, 0, 0])
  assert.deepEqual(faults(logged({ at: '2017-05-20T11:00:00.000Z' })), [1, 0, 0])
  assert.deepEqual(faults(logged({ loan: ['L1', 'L9'] })), [1, 0, 0])
})

test('counts contacts after a loan was closed, whatever was paid', () => {
  const closed = [aReplayRow({ closedAt: at('2017-03-20T12:00:00+01:00') })]
  assert.equal(replayReport(closed, [logged()]).contactsAfterPayment, 1)
})

test('counts contacts outside the hours, to the millisecond', () => {
  const outside = ['06:59:59.999', '19:00:00.000', '23:30:00.000']
  for (const time of outside) assert.deepEqual(faults(logged({ at: `2017-03-28T${time}Z` })), [0, 1, 0], time)
  const inside = ['07:00:00.000', '18:59:59.999']
  for (const time of inside) assert.deepEqual(faults(logged({ at: `2017-03-28T${time}Z` })), [0, 0, 0], time)
})

test('counts each contact beyond the first by a channel on a day of the borrower', () => {
  const third = [logged(), logged({ at: '2017-03-28T10:00:00.000Z' }), logged({ at: '2017-03-28T11:00:00.000Z' })]
  assert.deepEqual(faults(...third), [0, 0, 2])
  assert.deepEqual(faults(logged(), logged({ channel: 'email' })), [0, 0, 0])
  assert.deepEqual(faults(logged(), logged({ borrower: 'B2' })), [0, 0, 0])
  assert.deepEqual(faults(logged(), logged({ at: '2017-03-29T08:30:00.000Z' })), [0, 0, 0])
  assert.deepEqual(
    faults(logged({ at: '2017-03-28T23:30:00.000Z' }), logged({ at: '2017-03-29T08:30:00.000Z' })),
    [0, 1, 1],
    'half past midnight in Lagos belongs to the day that begins',
  )
})

test('tells which late borrowers were reached until the due date and after it', () => {
  const onTime = aReplayRow({ borrower: 'B3', loan: 'L3', firstPaidAt: at('2017-03-31T23:59:00+01:00') })
  const late = aReplayRow({ borrower: 'B2', loan: 'L2' })
  const log = [
    logged(),
    logged({ at: '2017-04-01T08:30:00.000Z', step: 'overdue-1' }),
    logged({ at: '2017-03-31T08:30:00.000Z', borrower: 'B2', loan: 'L2', step: 'due-today', channel: 'email' }),
    logged({ borrower: 'B3', loan: 'L3' }),
  ]
  const report = replayReport([...rows, late, onTime], log)
  assert.deepEqual(report.lateLoans, { beforeDue: { reached: 2, of: 2 }, afterDue: { reached: 1, of: 2 } })
  assert.deepEqual(report.lateBorrowers, { beforeDue: { reached: 2, of: 2 }, afterDue: { reached: 1, of: 2 } })
  assert.deepEqual(report.contactsByStep, {
    'before-due': { sms: 2 },
    'overdue-1': { sms: 1 },
    'due-today': { email: 1 },
  })
  assert.deepEqual([report.loans, report.borrowers, report.contacts, report.segments], [3, 3, 4, 4])
})

test('is written in lines for people', () => {
  const cost = { refusedRows: 2, wallSeconds: 1.5, peakMemoryMegabytes: 200 }
  const lines = writeReplayReport({ ...replayReport(rows, [logged()]), ...cost }).split('\n')
  assert.equal(lines[0], '1 loans of 1 borrowers (2 rows refused)')
  assert.ok(lines.includes('  before-due: sms 1'))
  assert.ok(lines.includes('contacts after payment:         0'))
  assert.ok(lines.includes('late loans reached until the due date:     1 of 1 (100.0 %)'))
  assert.equal(lines.at(-1), 'wall time 1.5 s, peak memory 200 MB')
})
