import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { responseStoreContract } from '../responses/response-store-contract.ts'

responseStoreContract('in memory', () => {
  const cases = new MemoryCaseStore()
  const history = (borrower: string) => Promise.resolve(cases.history(borrower))
  const intake = new MemoryCaseIntake(cases)
  return Promise.resolve({ cases, intake, responses: new MemoryResponseStore(cases), history })
})
