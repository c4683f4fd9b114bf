import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { caseIntakeContract } from './case-intake-contract.ts'

caseIntakeContract('in memory', () => {
  const store = new MemoryCaseStore()
  return { intake: new MemoryCaseIntake(store), load: (borrower) => store.load(borrower) }
})
