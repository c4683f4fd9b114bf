import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile, ClosedPoint } from '../../shared/case/case-file.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import type { CaseIntake, FeedOrigin } from '../../shared/ports.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import { aBorrower, aContact, aHold, aLoan, aPayment, aPoint, LONG_AGO } from '../case/factories.ts'

/** A lender's door to an empty store, and the store's own reading. */
export interface OpenIntake {
  readonly intake: CaseIntake
  readonly load: (borrower: string) => Promise<CaseFile | undefined>
}

const YESTERDAY: FeedOrigin = { feed: 'core', asOf: LONG_AGO }
const TODAY: FeedOrigin = { feed: 'core', asOf: LONG_AGO + DAY }

const borrower = (sourceVersion: Instant = LONG_AGO, overrides = {}): PortfolioFact => ({
  kind: 'borrower',
  borrower: 'b-1',
  value: aBorrower({ sourceVersion, ...overrides }),
})
const loan = (overrides: Parameters<typeof aLoan>[0] = {}): PortfolioFact => ({
  kind: 'loan',
  borrower: 'b-1',
  value: aLoan(overrides),
})
const hold = (overrides: Parameters<typeof aHold>[0] = {}): PortfolioFact => ({
  kind: 'hold',
  borrower: 'b-1',
  value: aHold(overrides),
})
const stop = (overrides: Partial<ClosedPoint> = {}): ClosedPoint => ({
  point: 'sms-1',
  since: LONG_AGO,
  why: 'opted-out',
  ...overrides,
})

/** What the lender's door promises, the local one and the one on DynamoDB alike. */
export function caseIntakeContract(name: string, open: () => Promise<OpenIntake> | OpenIntake): void {
  describe(`the case intake ${name}`, () => {
    test('stores a borrower with what belongs to them', async () => {
      const { intake, load } = await open()
      const payment: PortfolioFact = { kind: 'payment', borrower: 'b-1', at: LONG_AGO, value: aPayment() }
      for (const fact of [borrower(), payment, loan()]) assert.equal(await intake.put(fact, YESTERDAY), 'stored')
      const caseFile = await load('b-1')
      assert.deepEqual(caseFile?.borrower, aBorrower())
      assert.deepEqual(caseFile?.payments, [aPayment()])
      assert.equal(caseFile?.loans[0]?.id, 'l-1')
      assert.equal(caseFile?.loans[0]?.status, 'scheduled')
    })

    test('stores nothing twice: what is repeated is older', async () => {
      const { intake, load } = await open()
      const facts: PortfolioFact[] = [
        hold(),
        { kind: 'closed-point', borrower: undefined, value: stop() },
        { kind: 'closed-point', borrower: 'b-1', value: stop({ point: 'email-1' }) },
        borrower(),
        { kind: 'contact', borrower: 'b-1', value: aContact() },
        { kind: 'payment', borrower: 'b-1', at: LONG_AGO, value: aPayment() },
        loan(),
      ]
      for (const fact of facts) assert.equal(await intake.put(fact, YESTERDAY), 'stored', fact.kind)
      const before = await load('b-1')
      for (const fact of facts) assert.equal(await intake.put(fact, YESTERDAY), 'older', fact.kind)
      assert.deepEqual(await load('b-1'), before)
    })

    test('never lets an older borrower, loan or payment overwrite a newer one', async () => {
      const { intake, load } = await open()
      const payment = (state: 'settled' | 'reversed', sourceVersion: Instant): PortfolioFact => ({
        kind: 'payment',
        borrower: 'b-1',
        at: sourceVersion,
        value: aPayment({ state, sourceVersion }),
      })
      const newer = LONG_AGO + DAY
      await intake.put(borrower(newer, { name: 'Wang Fang' }), TODAY)
      await intake.put(payment('reversed', newer), TODAY)
      await intake.put(loan({ status: 'paid', sourceVersion: newer }), TODAY)
      for (const fact of [borrower(), payment('settled', LONG_AGO), loan({ status: 'overdue' })]) {
        assert.equal(await intake.put(fact, YESTERDAY), 'older', fact.kind)
      }
      const caseFile = await load('b-1')
      assert.equal(caseFile?.borrower.name, 'Wang Fang')
      assert.equal(caseFile?.payments[0]?.state, 'reversed')
      assert.equal(caseFile?.loans[0]?.status, 'paid')
    })

    test('replaces each by what is newer', async () => {
      const { intake, load } = await open()
      await intake.put(borrower(), YESTERDAY)
      await intake.put(loan({ status: 'overdue' }), YESTERDAY)
      assert.equal(await intake.put(loan({ status: 'paid', sourceVersion: LONG_AGO + 1 }), TODAY), 'stored')
      assert.equal(await intake.put(borrower(LONG_AGO + 1, { name: 'Wang Fang' }), TODAY), 'stored')
      const caseFile = await load('b-1')
      assert.deepEqual([caseFile?.borrower.name, caseFile?.loans.length], ['Wang Fang', 1])
      assert.equal(caseFile?.loans[0]?.status, 'paid')
    })

    test("keeps a loan's feed, its asOf and since when it is missing", async () => {
      const { intake, load } = await open()
      const reported = { feed: 'core', asOf: LONG_AGO, missingSince: LONG_AGO }
      await intake.put(borrower(), YESTERDAY)
      await intake.put(loan(reported), YESTERDAY)
      assert.deepEqual((await load('b-1'))?.loans, [aLoan(reported)])
    })

    test('takes a hold by the version of its source: a newer file may change it, an older one may not', async () => {
      const { intake, load } = await open()
      await intake.put(borrower(), YESTERDAY)
      assert.equal(await intake.put(hold({ source: 'letter' }), TODAY), 'stored')
      assert.equal(await intake.put(hold({ source: 'call' }), YESTERDAY), 'older')
      assert.deepEqual((await load('b-1'))?.holds, [aHold({ source: 'letter' })])
      assert.equal(await intake.put(hold({ source: 'call' }), { asOf: LONG_AGO + 2 * DAY }), 'stored')
      assert.deepEqual((await load('b-1'))?.holds, [aHold({ source: 'call' })])
    })

    test('keeps protections that come before their borrower', async () => {
      const { intake, load } = await open()
      await intake.put(hold(), YESTERDAY)
      await intake.put({ kind: 'closed-point', borrower: 'b-1', value: stop() }, YESTERDAY)
      await intake.put({ kind: 'contact', borrower: 'b-1', value: aContact() }, YESTERDAY)
      await intake.put(borrower(), YESTERDAY)
      const caseFile = await load('b-1')
      assert.deepEqual(caseFile?.holds, [aHold()])
      assert.deepEqual(caseFile?.closedPoints, [stop()])
      assert.deepEqual(caseFile?.plan.contacts, [aContact()])
    })

    test('a stop of an address reaches everybody behind it, those who are known and those who come later', async () => {
      const { intake, load } = await open()
      await intake.put(borrower(), YESTERDAY)
      assert.equal(await intake.put({ kind: 'closed-point', borrower: undefined, value: stop() }, YESTERDAY), 'stored')
      await intake.put({ kind: 'borrower', borrower: 'b-2', value: aBorrower({ id: 'b-2' }) }, YESTERDAY)
      await intake.put(
        { kind: 'borrower', borrower: 'b-3', value: aBorrower({ id: 'b-3', contactPoints: [aPoint('email')] }) },
        YESTERDAY,
      )
      assert.deepEqual((await load('b-1'))?.closedPoints, [stop()])
      assert.deepEqual((await load('b-2'))?.closedPoints, [stop()])
      assert.deepEqual((await load('b-3'))?.closedPoints, [])
    })

    test('a contact made elsewhere counts once, in order of time, and leaves the rest of the plan alone', async () => {
      const { intake, load } = await open()
      await intake.put(borrower(), YESTERDAY)
      const later = aContact({ id: 'k-2', at: aContact().at + DAY })
      for (const value of [later, aContact(), later]) {
        await intake.put({ kind: 'contact', borrower: 'b-1', value }, YESTERDAY)
      }
      const plan = (await load('b-1'))?.plan
      assert.deepEqual(plan?.contacts, [aContact(), later])
      assert.equal(plan?.contactsSent, 0)
    })

    test('several contacts put at once are all kept', async () => {
      const { intake, load } = await open()
      await intake.put(borrower(), YESTERDAY)
      const contacts = Array.from({ length: 5 }, (_, n) => aContact({ id: `k-${n}`, at: aContact().at + n }))
      await Promise.all(contacts.map((value) => intake.put({ kind: 'contact', borrower: 'b-1', value }, YESTERDAY)))
      assert.deepEqual((await load('b-1'))?.plan.contacts, contacts)
    })
  })
}
