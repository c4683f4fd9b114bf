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
