import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleCases } from '../../shared/portfolio/assemble-cases.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { parseDay } from '../../shared/time/instant.ts'
import { AS_OF, BORROWER, fileOf, flatFile, flatRow, importText, LOAN, records } from './import-text.ts'

const hashPoint = keyedHashPoint('test')

async function assemble(content: string, start?: number) {
  const assembled = await assembleCases(fileOf(content), { hashPoint, asOf: AS_OF, start })
  assert.equal(assembled.report.refused, 0, JSON.stringify(assembled.report.problems))
  return assembled
}

test('a spreadsheet with a loan a row becomes a case a borrower', async () => {
  const { cases } = await assemble(
    flatFile(flatRow(), flatRow({ borrower: 'B2', phone: '07000000002' }), flatRow({ loan: 'L2' })),
  )
  assert.equal(cases.length, 2)
  assert.deepEqual(cases[0], {
    borrower: {
      id: 'B1',
      name: 'Ada Fern',
      locales: ['en'],
      zones: ['Africa/Lagos'],
      jurisdictions: ['NG'],
      contactPoints: [
        {
          id: hashPoint('+2347000000001'),
          channel: 'sms',
          address: '+2347000000001',
          consent: { at: Date.UTC(2026, 0, 5, 8), source: 'application-form' },
        },
        {
          id: hashPoint('ada@example.com'),
          channel: 'email',
          address: 'ada@example.com',
          consent: { at: Date.UTC(2026, 0, 5, 8), source: 'application-form' },
        },
      ],
      sourceVersion: AS_OF,
    },
    loans: ['L1', 'L2'].map((id) => ({
      id,
      currency: 'NGN',
      status: 'scheduled',
      instalments: [{ id: '1', dueOn: parseDay('2026-11-05'), amount: 12550 }],
      sourceVersion: AS_OF,
    })),
    payments: [],
    holds: [],
    plan: { version: 0, done: [], contacts: [], contactsSent: 0 },
    closedPoints: [],
    tasks: [],
  })
  assert.equal(
    cases[1]?.borrower.contactPoints[0]?.address,
    '+2347000000002',
    'a national number is of the jurisdiction',
  )
})

test('headers are found whatever their case, spaces and underscores', async () => {
  const content = flatFile(flatRow()).replace('amountDue', 'Amount due').replace('dueOn', 'DUE_ON')
  assert.equal((await assemble(content)).cases.length, 1)
})

test('contact points and instalments follow the row that they complete', async () => {
  const { cases } = await assemble(
    records(
      BORROWER,
      { record: 'contact-point', phone: '0700 000 0001', consentAt: '2026-01-05', consentSource: 'call' },
      { record: 'contact-point', channel: 'voice', phone: '0700 000 0001' },
      { record: 'contact-point', channel: 'webhook', address: 'user-77' },
      { ...LOAN, amountDue: null, dueOn: null },
      { record: 'instalment', instalment: 'a', dueOn: '2026-11-05', amountDue: 10 },
      { record: 'instalment', instalment: 'b', dueOn: '2026-12-05', amountDue: '10.25' },
    ),
  )
  const [one] = cases
  assert.deepEqual(
    one?.borrower.contactPoints.map(({ channel, consent }) => [channel, consent?.source]),
    [
      ['sms', 'call'],
      ['voice', undefined],
      ['webhook', undefined],
    ],
  )
  assert.deepEqual(one?.loans[0]?.instalments, [
    { id: 'a', dueOn: parseDay('2026-11-05'), amount: 1000 },
    { id: 'b', dueOn: parseDay('2026-12-05'), amount: 1025 },
  ])
})

test('a payment is known as it stood at the start, and its later states unfold', async () => {
  const { cases, later } = await assemble(
    records(
      BORROWER,
      LOAN,
      {
        record: 'payment',
        borrower: 'B1',
        loan: 'L1',
        payment: 'P1',
        amount: '50',
        at: '2026-10-30T09:00:00Z',
        settledAt: '2026-11-01T09:00:00Z',
        reversedAt: '2026-11-04T09:00:00Z',
      },
      {
        record: 'payment',
        borrower: 'B1',
        loan: 'L1',
        payment: 'P2',
        amount: '75.50',
        at: '2026-11-05T09:00:00Z',
        settledAt: '2026-11-06T09:00:00Z',
      },
    ),
  )
  assert.deepEqual(cases[0]?.payments, [
    { id: 'P1', loan: 'L1', amount: 5000, at: Date.UTC(2026, 9, 30, 9), state: 'settled', sourceVersion: AS_OF },
  ])
  const facts = later.map(
    (fact) => 'payment' in fact && [fact.at, fact.payment.id, fact.payment.state, fact.payment.sourceVersion],
  )
  assert.deepEqual(facts, [
    [Date.UTC(2026, 10, 4, 9), 'P1', 'reversed', Date.UTC(2026, 10, 4, 9)],
    [Date.UTC(2026, 10, 5, 9), 'P2', 'pending', Date.UTC(2026, 10, 5, 9)],
    [Date.UTC(2026, 10, 6, 9), 'P2', 'settled', Date.UTC(2026, 10, 6, 9)],
  ])
})

test('a start later than the file folds in what has happened by then', async () => {
  const content = records(BORROWER, LOAN, {
    record: 'payment',
    borrower: 'B1',
    loan: 'L1',
    payment: 'P2',
    amount: '1',
    at: '2026-11-05T09:00:00Z',
    settledAt: '2026-11-06T09:00:00Z',
  })
  const { cases, later } = await assemble(content, Date.UTC(2026, 10, 7))
  assert.deepEqual(
    cases[0]?.payments.map(({ state }) => state),
    ['settled'],
  )
  assert.deepEqual(later, [])
})

test('what the core system says to an arrangement reaches the case, also without the arrangement', async () => {
  const row = {
    record: 'arrangement-answer',
    borrower: 'B1',
    arrangement: 'AR1',
    loan: 'L1',
    at: '2026-11-01T00:00:00Z',
  }
  const { cases } = await assemble(records(BORROWER, LOAN, { ...row, answer: 'rejected', source: 'core' }))
  assert.deepEqual(cases[0]?.holds, [
    {
      kind: 'arrangement-answer',
      id: 'AR1',
      scope: { of: 'loan', loan: 'L1' },
      from: Date.UTC(2026, 10, 1),
      source: 'core',
      loan: 'L1',
      arrangement: 'AR1',
      says: 'rejected',
    },
  ])
})

test('holds, promises, arrangements and stops reach the case', async () => {
  const about = { borrower: 'B1' }
  const { cases, later } = await assemble(
    records(
      { ...BORROWER, email: 'Ada@Example.com' },
      LOAN,
      { record: 'hold', ...about, hold: 'H1', kind: 'dispute', loan: 'L1', from: '2026-10-01', until: '2026-11-10' },
      {
        record: 'hold',
        ...about,
        hold: 'H2',
        kind: 'represented',
        representative: 'Law Office',
        from: '2026-10-01T00:00:00Z',
      },
      { record: 'hold', ...about, hold: 'H3', kind: 'hardship', from: '2026-11-20T00:00:00Z' },
      {
        record: 'promise',
        ...about,
        promise: 'PR1',
        loan: 'L1',
        amount: '100',
        dueOn: '2026-11-09',
        from: '2026-11-01T00:00:00Z',
      },
      {
        record: 'arrangement',
        ...about,
        arrangement: 'AR1',
        loan: 'L1',
        from: '2026-11-01T00:00:00Z',
        instalments: [{ instalment: '1', dueOn: '2026-11-20', amountDue: '125.50' }],
      },
      { record: 'opt-out', ...about, channel: 'sms', at: '2026-10-02T00:00:00Z' },
      { record: 'opt-out', email: 'ada@example.COM', at: '2026-10-03T00:00:00Z', why: 'complaint' },
    ),
  )
  const [one] = cases
  assert.deepEqual(one?.holds, [
    // A date alone covers the day wherever in the world it is.
    {
      kind: 'dispute',
      id: 'H1',
      scope: { of: 'loan', loan: 'L1' },
      from: Date.UTC(2026, 8, 30, 10),
      until: Date.UTC(2026, 10, 11, 12),
      source: 'import',
    },
    {
      kind: 'represented',
      id: 'H2',
      scope: { of: 'all' },
      from: Date.UTC(2026, 9, 1),
      source: 'import',
      representative: 'Law Office',
    },
    {
      kind: 'promise',
      id: 'PR1',
      scope: { of: 'loan', loan: 'L1' },
      loan: 'L1',
      amount: 10000,
      dueOn: parseDay('2026-11-09'),
      from: Date.UTC(2026, 10, 1),
      source: 'import',
    },
    {
      kind: 'arrangement',
      id: 'AR1',
      scope: { of: 'loan', loan: 'L1' },
      loan: 'L1',
      instalments: [{ id: '1', dueOn: parseDay('2026-11-20'), amount: 12550 }],
      from: Date.UTC(2026, 10, 1),
      source: 'import',
    },
    {
      kind: 'opt-out',
      id: 'opt-out-sms',
      scope: { of: 'channel', channel: 'sms' },
      from: Date.UTC(2026, 9, 2),
      source: 'import',
    },
  ])
  assert.deepEqual(one?.closedPoints, [
    { point: hashPoint('ada@example.com'), since: Date.UTC(2026, 9, 3), why: 'complaint' },
  ])
  assert.deepEqual(
    later.map((fact) => 'hold' in fact && fact.hold.id),
    ['H3'],
  )
})

test('a past contact counts for the caps, and is no contact from us', async () => {
  const { cases } = await assemble(
    records(BORROWER, LOAN, {
      record: 'contact',
      borrower: 'B1',
      contact: 'C1',
      at: '2026-10-30T09:00:00Z',
      channel: 'sms',
      phone: '+2347000000001',
      loan: ['L1'],
    }),
  )
  assert.deepEqual(cases[0]?.plan, {
    version: 0,
    done: [],
    contacts: [
      {
        id: 'C1',
        at: Date.UTC(2026, 9, 30, 9),
        channel: 'sms',
        point: hashPoint('+2347000000001'),
        purpose: 'overdue',
        tone: 'neutral',
        loans: ['L1'],
        outcome: 'sent',
        elsewhere: true,
      },
    ],
    contactsSent: 0,
  })
})

test('holds and opt-outs load first and loans last, wherever they stand in the file', async () => {
  const { facts } = await importText(
    records(
      LOAN,
      BORROWER,
      { record: 'payment', borrower: 'B1', loan: 'L1', payment: 'P1', amount: '1', at: '2026-10-30T09:00:00Z' },
      { record: 'opt-out', borrower: 'B1', at: '2026-10-01T00:00:00Z' },
    ),
  )
  assert.deepEqual(
    facts.map(({ kind }) => kind),
    ['hold', 'borrower', 'payment', 'loan'],
  )
})

test('records may also be written as CSV', async () => {
  const csv = [
    'record,borrower,name,locale,jurisdiction,loan,currency,amountDue,dueOn,status,payment,amount,at',
    'borrower,B1,Ada Fern,en,NG,,,,,,,,',
    'loan,B1,,,,L1,NGN,125.50,2026-11-05,overdue,,,',
    'payment,B1,,,,L1,,,,,P1,25.50,2026-10-30',
    '',
  ].join('\n')
  const { cases } = await assemble(csv)
  assert.equal(cases[0]?.loans[0]?.status, 'overdue')
  assert.equal(cases[0]?.payments[0]?.amount, 2550)
})
