import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { MemoryCaseStore, NoSuchCaseError } from '../../shared/local/memory-case-store.ts'
import { aBorrower, aCase, aHold, aLoan, aPayment, aPlan, LONG_AGO } from '../case/factories.ts'
import { caseStoreContract } from './case-store-contract.ts'

function open(caseFile: CaseFile): MemoryCaseStore {
  const store = new MemoryCaseStore()
  store.open(caseFile)
  return store
}

caseStoreContract('in memory', open)

test('tells its listeners of facts and of nothing that concerns only the plan', async () => {
  const store = open(aCase())
  const heard: string[] = []
  store.onChange((borrower) => heard.push(borrower))
  store.putPayment('b-1', aPayment())
  store.putHold('b-1', aHold())
  store.putLoan('b-1', aLoan({ sourceVersion: LONG_AGO + 1 }))
  assert.equal(heard.length, 3)
  await store.writePlan('b-1', { version: 0 }, { plan: aPlan({ version: 1 }), tasks: [], history: [] })
  assert.equal(heard.length, 3)
})

test('tells once of each case that changed, in the order in which they did, and anew when it changes again', () => {
  const store = new MemoryCaseStore()
  for (const id of ['b-1', 'b-2', 'b-3']) store.open(aCase({ borrower: aBorrower({ id }) }))
  store.putHold('b-1', aHold())
  assert.equal(store.nextChanged(), 'b-1')
  store.putHold('b-1', aHold({ id: 'h-2' }))
  assert.deepEqual([store.nextChanged(), store.nextChanged(), store.nextChanged()], ['b-2', 'b-3', 'b-1'])
  assert.equal(store.hasChanged, false)
  assert.equal(store.nextChanged(), undefined)
})

test('has whoever it tells of at hand as the case stands, and tells of nobody who was removed', async () => {
  const store = new MemoryCaseStore()
  for (const id of ['b-1', 'b-2', 'b-3']) store.open(aCase({ borrower: aBorrower({ id }) }))
  store.remove('b-2')
  assert.equal(store.nextChanged(), 'b-1')
  assert.equal((await store.load('b-1'))?.borrower.id, 'b-1')
  store.remove('b-1')
  assert.equal(await store.load('b-1'), undefined)
  assert.equal(store.nextChanged(), 'b-3')
  assert.equal(await store.load('b-1'), undefined)
  assert.equal(store.nextChanged(), undefined)
})

test('drops and counts what comes with an older source version, so that an old file revives no loan', () => {
  const store = open(aCase({ loans: [aLoan({ status: 'paid', sourceVersion: LONG_AGO + 10 })] }))
  store.putLoan('b-1', aLoan({ status: 'overdue', sourceVersion: LONG_AGO + 5 }))
  assert.equal(store.peek('b-1')?.loans[0]?.status, 'paid')
  assert.equal(store.dropped, 1)
  store.putBorrower(aBorrower({ name: 'Other', sourceVersion: LONG_AGO - 1 }))
  assert.equal(store.peek('b-1')?.borrower.name, 'Li Wei')
})

test('refuses a fact about a borrower whom it does not know', () => {
  const store = open(aCase())
  assert.throws(() => store.putPayment('nobody', aPayment()), NoSuchCaseError)
})

test('keeps the case that is open when it is opened again', () => {
  const store = open(aCase())
  store.open(aCase({ loans: [] }))
  assert.equal(store.peek('b-1')?.loans.length, 1)
})
