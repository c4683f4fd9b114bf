import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BORROWER, flatFile, flatRow, importText, LOAN, records } from './import-text.ts'

const ID = 'An id has 1 to 64 letters, digits, dots, dashes and underscores, and begins with a letter or a digit.'
const OPAQUE =
  'borrower: The id reads like a phone number, an email address or a national id. Use an opaque id, for example a keyed hash.'
const PHONE =
  'phone: This phone is not a phone number. Write + and the country code, such as +234 803 000 0000; spreadsheets drop the + and round long numbers, so format the column as text.'
const DATE = 'is not a date. Write YYYY-MM-DD, a day that exists.'
const AMOUNT = 'Write digits and a decimal point, such as 1250.50, without thousands separators or a currency sign.'

const FLAT_CASES: readonly [fact: string, overrides: Parameters<typeof flatRow>[0], message: string][] = [
  ['31 February', { dueOn: '2026-02-31' }, `dueOn: "2026-02-31" ${DATE}`],
  ['a date in another form', { dueOn: '11/5/2026' }, `dueOn: "11/5/2026" ${DATE}`],
  [
    'a date outside the zone table',
    { dueOn: '2051-01-01' },
    'dueOn: "2051-01-01" is outside what Duewell can compute. Use a date from 2010-01-01 to 2049-12-31.',
  ],
  [
    'a negative amount',
    { amountDue: '-5.00' },
    'amountDue: "-5.00" is negative. Amounts are zero or more; write money that came back as a payment.',
  ],
  [
    'an amount with thousands separators',
    { amountDue: '1,250.50' },
    `amountDue: "1,250.50" is not an amount. ${AMOUNT}`,
  ],
  ['an amount with a currency sign', { amountDue: '₦125' }, `amountDue: "₦125" is not an amount. ${AMOUNT}`],
  [
    'a fraction of a kobo',
    { amountDue: '1.005' },
    'amountDue: "1.005" has too many decimals. NGN has 2 decimal places.',
  ],
  [
    'a fraction of a yen',
    { amountDue: '100.5', currency: 'JPY' },
    'amountDue: "100.5" has too many decimals. JPY has 0 decimal places.',
  ],
  [
    'an unknown currency',
    { currency: 'NGA' },
    'currency: "NGA" is not an ISO 4217 currency. Write a code such as USD.',
  ],
  [
    'an unknown language',
    { locale: 'qq' },
    'locale: "qq" is not a language. Write a BCP 47 tag such as en or zh-Hans.',
  ],
  ['an unknown zone', { zone: 'Lagos' }, 'zone: "Lagos" is not an IANA time zone. Write a name such as Africa/Lagos.'],
  [
    'an unknown jurisdiction',
    { jurisdiction: 'Nigeria' },
    'jurisdiction: "Nigeria" is not a jurisdiction. Write an ISO 3166 code such as CN or US-MA.',
  ],
  ['a phone number that does not parse', { phone: '+2341' }, PHONE],
  ['a phone number that a spreadsheet rounded', { phone: '2.347E+12' }, PHONE],
  [
    'an email that is none',
    { email: 'ada at example.com' },
    'email: This email is not an email address. Write one address, such as name@example.com.',
  ],
  ['a borrower id that is a phone number', { borrower: '+2347000000001' }, OPAQUE],
  ['a borrower id that is a local phone number', { borrower: '07000000001' }, OPAQUE],
  ['a borrower id that is an email', { borrower: 'ada@example.com' }, OPAQUE],
  ['a borrower id that is a national id', { borrower: '11010119900307123X' }, OPAQUE],
  ['a loan id with a space', { loan: 'L 1' }, `loan: "L 1" is not an id. ${ID}`],
  ['an empty name', { name: '' }, 'name: name is empty. Give the name as the borrower is addressed.'],
  [
    'consent without its source',
    { consentSource: '' },
    'consentSource: consentSource is empty. Give where the borrower agreed, such as application-form.',
  ],
  [
    'a consent time without an offset',
    { consentAt: '2026-01-05 09:00' },
    'consentAt: "2026-01-05 09:00" is not a time. Write ISO 8601 with an offset, such as 2026-11-02T09:00:00+08:00.',
  ],
]

for (const [fact, overrides, message] of FLAT_CASES) {
  test(`refuses ${fact}, and loads the rows around it`, async () => {
    const { problems, report } = await importText(
      flatFile(flatRow({ borrower: 'A1' }), flatRow(overrides), flatRow({ borrower: 'C1' })),
    )
    assert.deepEqual(problems, [`3 ${message}`])
    assert.equal(report.loaded.borrower, 2)
    assert.equal(report.loaded.loan, 2)
    assert.equal(report.refused, 1)
  })
}

test('refuses an unknown status word with the list of the known ones', async () => {
  const { problems } = await importText(flatFile(flatRow({ status: 'weird' })))
  assert.match(
    problems[0] ?? '',
    /^2 status: "weird" is not a status that is known\. Use one of: scheduled, upcoming, .*closed, cancelled, canceled\.$/,
  )
})

test("understands the lender's own status words where they are declared", async () => {
  const { facts } = await importText(flatFile(flatRow({ status: 'Stufe_3' })), { statusWords: { 'stufe 3': 'legal' } })
  const loan = facts.find((fact) => fact.kind === 'loan')
  assert.equal(loan?.value.status, 'legal')
})

test('reports every problem of a row at once', async () => {
  const { problems, report } = await importText(flatFile(flatRow({ zone: 'Mars', dueOn: 'soon', status: '' })))
  assert.deepEqual(
    problems.map((each) => each.split(':')[0]),
    ['2 zone', '2 status', '2 dueOn'],
  )
  assert.equal(report.refused, 1)
})

const RECORD_CASES: readonly [fact: string, rows: readonly object[], messages: readonly string[]][] = [
  [
    'a loan without its borrower',
    [BORROWER, { ...LOAN, borrower: 'B2' }],
    ["2 borrower: The file has no such borrower. Correct the id, or add the borrower's row."],
  ],
  [
    'a loan whose borrower was refused',
    [{ ...BORROWER, zone: 'Mars' }, LOAN],
    [
      '1 zone: "Mars" is not an IANA time zone. Write a name such as Africa/Lagos.',
      "2 borrower: The borrower's row on line 1 was refused. Mend that row.",
    ],
  ],
  [
    'a borrower twice',
    [BORROWER, LOAN, BORROWER],
    ['3 borrower: The file has a borrower of this id on line 1 already. Keep one of the two.'],
  ],
  [
    'a loan twice',
    [BORROWER, LOAN, LOAN],
    [
      '3 loan: The borrower has a loan of this id on line 2 already. Keep one row a loan; write further instalments as instalment rows below it.',
    ],
  ],
  [
    'a payment twice',
    [BORROWER, LOAN, ...[1, 2].map(() => payment({}))],
    [
      '4 payment: The borrower has a payment of this id on line 3 already. Give each payment an id of its own, or remove one of the two.',
    ],
  ],
  [
    'a payment on a loan that the borrower does not have',
    [BORROWER, LOAN, payment({ loan: 'L9' })],
    ["3 loan: The borrower has no such loan in this file. Correct the id, or add the loan's row."],
  ],
  [
    'a payment in another currency than the loan',
    [BORROWER, LOAN, payment({ currency: 'USD' })],
    ['3 currency: The loan is in NGN. Write the amount in NGN, or leave currency empty.'],
  ],
  [
    'a payment that settled before it was made',
    [BORROWER, LOAN, payment({ settledAt: '2026-10-01T09:00:00Z' })],
    ['3 settledAt: The payment settled before it was made. Correct at or settledAt.'],
  ],
  [
    'a hold of an unknown kind',
    [BORROWER, LOAN, { record: 'hold', borrower: 'B1', hold: 'H1', kind: 'holiday', from: '2026-10-01' }],
    [
      '3 kind: "holiday" is not a kind that is known. Use one of: bankruptcy, incapacity, military-service, insolvency-moratorium, deceased, vulnerable, cease, opt-out, dispute, hardship, time-asked, unable-to-pay, stay, proceedings, complaint, represented.',
    ],
  ],
  [
    'an opt-out of nobody',
    [BORROWER, LOAN, { record: 'opt-out', borrower: 'B7', at: '2026-10-01' }],
    ["3 borrower: The file has no such borrower. Correct the id, or add the borrower's row."],
  ],
  [
    'a past contact that is later than the file',
    [BORROWER, LOAN, { record: 'contact', borrower: 'B1', contact: 'C1', channel: 'sms', at: '2026-11-03T09:00:00Z' }],
    ['3 at: The contact is later than the file. Correct at or asOf: a past contact is not later than asOf.'],
  ],
  [
    'a kind of row that is unknown',
    [BORROWER, { record: 'lone', borrower: 'B1' }],
    [
      '2 record: "lone" is no kind of row. Use one of: portfolio, borrower, contact-point, loan, instalment, payment, opt-out, hold, promise, arrangement, arrangement-answer, contact.',
    ],
  ],
  [
    'a cell that the kind of row does not have',
    [BORROWER, LOAN, payment({ status: 'paid' })],
    ['3 status: A payment row has no status. Empty this cell, or correct the record column.'],
  ],
  [
    'a key that is no column',
    [{ ...BORROWER, nickname: 'A' }],
    ['1 nickname: There is no such column. Rename or remove it; the guide lists the columns.'],
  ],
  [
    'instalments that are no list',
    [BORROWER, { ...LOAN, instalments: { instalment: '1' } }],
    ['2 instalments: instalments is not a list. Write it as objects in [ ].'],
  ],
  [
    'an asOf that differs',
    [
      { record: 'portfolio', asOf: '2026-11-02T00:00:00Z' },
      { ...BORROWER, asOf: '2026-11-01T00:00:00Z' },
    ],
    [
      '2 asOf: asOf differs from the one above it. A file has one asOf: write the same in every row, or only in the first.',
    ],
  ],
  [
    'an instalment that follows no loan',
    [BORROWER, { record: 'instalment', instalment: '1', dueOn: '2026-11-05', amountDue: '5' }],
    ["2 record: The instalment row follows no loan or arrangement row. Write it directly below its loan's row."],
  ],
  [
    'a loan of which one instalment is wrong, and its other instalments with it',
    [
      BORROWER,
      { ...LOAN, amountDue: '', dueOn: '' },
      { record: 'instalment', instalment: '1', dueOn: '2026-11-05', amountDue: '5' },
      { record: 'instalment', instalment: '2', dueOn: '2026-11-31', amountDue: '5' },
    ],
    [
      "2 instalment: The instalment on line 4 can't be read. Mend that line; without it the amounts would be wrong.",
      '3 row: The row on line 2, which it belongs to, was refused. Mend that row.',
      '4 dueOn: "2026-11-31" is not a date. Write YYYY-MM-DD, a day that exists.',
    ],
  ],
]

for (const [fact, rows, messages] of RECORD_CASES) {
  test(`refuses ${fact}`, async () => {
    const { problems, report } = await importText(records(...rows))
    assert.deepEqual(problems, messages)
    assert.equal(report.refused, messages.length)
  })
}

test('refuses a line that is not JSON, by its number', async () => {
  const { problems } = await importText(`${records(BORROWER)}{"record": "loan", \n[1]\n${records(LOAN)}`)
  const message = 'row: The line is not a JSON object. Write one object a line, without a comma after it.'
  assert.deepEqual(problems, [`2 ${message}`, `3 ${message}`])
})

test('refuses a row whose borrower differs from the one above, and names the field', async () => {
  const { problems, report } = await importText(
    flatFile(flatRow(), flatRow({ borrower: 'B2' }), flatRow({ loan: 'L2', zone: 'Africa/Cairo' })),
  )
  assert.deepEqual(problems, [
    "4 zone: zone differs from the borrower's row on line 2. Write the borrower's columns alike in every row.",
  ])
  assert.equal(report.loaded.loan, 2)
})

test('never repeats a name, a phone number or an email, wherever it slipped to', async () => {
  const personal = { name: 'Ada Fern', phone: '+1 (212) 555-0123', email: 'ada@example.com' }
  for (const value of Object.values(personal)) {
    for (const column of [
      'borrower',
      'phone',
      'email',
      'zone',
      'currency',
      'amountDue',
      'dueOn',
      'consentAt',
      'loan',
    ] as const) {
      const { problems } = await importText(flatFile(flatRow({ [column]: value })))
      const allowed =
        (column === 'phone' && value === personal.phone) || (column === 'email' && value === personal.email)
      assert.equal(problems.length > 0, !allowed, `${column} = ${value}`)
      if (value !== personal.name || column === 'borrower') {
        for (const problem of problems) assert.ok(!problem.includes(value), problem)
      }
    }
  }
})

function payment(overrides: object) {
  return {
    record: 'payment',
    borrower: 'B1',
    loan: 'L1',
    payment: 'P1',
    amount: '25.50',
    at: '2026-10-30T09:00:00Z',
    ...overrides,
  }
}
