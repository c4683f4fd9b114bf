import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ContactedLoan } from '../../shared/case/decision.ts'
import { hash32 } from '../../shared/case/hash.ts'
import { EXAMPLE_CASE } from '../../shared/messages/example-case.ts'
import { lenderSchema, SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { linksOf, localReference, messageValues } from '../../shared/messages/values.ts'
import { day } from './message-factory.ts'

const loan = (overrides: Partial<ContactedLoan> = {}): ContactedLoan => ({
  loan: 'loan-1',
  subject: 'november',
  step: 'reminder',
  currency: 'USD',
  amount: 100_00,
  dueOn: day('2026-11-06'),
  daysPastDue: 3,
  ...overrides,
})

test('asks for the total of all the loans, and speaks of the one that leads', () => {
  const other = loan({ loan: 'loan-2', amount: 25_50, dueOn: day('2026-11-20') })
  const values = messageValues(EXAMPLE_CASE, { purpose: 'overdue', loans: [loan(), other] }, SAMPLE_LENDER)
  assert.equal(values.amount, 125_50)
  assert.equal(values.loans, 2)
  assert.equal(values.dueDate, day('2026-11-06'))
})

test('has no total for loans in different currencies', () => {
  const loans = [loan(), loan({ loan: 'loan-2', currency: 'NGN' })] as const
  assert.equal(messageValues(EXAMPLE_CASE, { purpose: 'overdue', loans }, SAMPLE_LENDER).amount, undefined)
})

test('knows the promise only where the contact is about one', () => {
  const loans = [loan({ subject: 'promise-1' })] as const
  const about = messageValues(EXAMPLE_CASE, { purpose: 'promise-due', loans }, SAMPLE_LENDER)
  assert.equal(about.promiseAmount, 125_50)
  assert.equal(about.promiseDate, day('2026-11-13'))
  assert.equal(messageValues(EXAMPLE_CASE, { purpose: 'overdue', loans }, SAMPLE_LENDER).promiseDate, undefined)
})

test('a loan without a promise beside one that has it adds nothing to what was promised', () => {
  const loans = [loan({ subject: 'promise-1' }), loan({ loan: 'loan-2' })] as const
  const values = messageValues(EXAMPLE_CASE, { purpose: 'promise-broken', loans }, SAMPLE_LENDER)
  assert.equal(values.promiseAmount, 125_50)
})

test('the link carries a reference and nothing of the borrower', () => {
  const contact = { purpose: 'overdue', loans: [loan()] } as const
  const { link, unsubscribeLink } = messageValues(EXAMPLE_CASE, contact, SAMPLE_LENDER)
  assert.match(link, /^https:\/\/hb\.example\/[0-9a-z]{11}$/)
  assert.match(unsubscribeLink, /^https:\/\/hb\.example\/stop\/[0-9a-z]{11}$/)
  assert.equal(messageValues(EXAMPLE_CASE, contact, SAMPLE_LENDER).link, link)
  assert.equal(linksOf(SAMPLE_LENDER, 'r4nd0m').link, 'https://hb.example/r4nd0m')
})

test('the sample lender is a lender', () => {
  assert.deepEqual(lenderSchema.parse(SAMPLE_LENDER), SAMPLE_LENDER)
})

test('a lender with an unsafe link or a name on two lines is refused', () => {
  for (const change of [
    { linkBase: 'http://hb.example' },
    { linkBase: 'https://hb.example/' },
    { linkBase: 'javascript:alert(1)' },
    { linkBase: 'https://hb.example?x=1' },
    { names: { en: 'Harbour\r\nBcc: x@mail.example' } },
    { names: { en: ' ' } },
  ]) {
    assert.equal(lenderSchema.safeParse({ ...SAMPLE_LENDER, ...change }).success, false, JSON.stringify(change))
  }
})

test('a local reference is the beginning of two hashes, each written in seven digits of base 36', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (borrower, contact) => {
      const first = hash32(contact, hash32(borrower))
      const digits = [first, hash32(borrower, first)].map((hash) => hash.toString(36).padStart(7, '0'))
      assert.equal(localReference(borrower, contact), digits.join('').slice(0, 11))
    }),
  )
})
