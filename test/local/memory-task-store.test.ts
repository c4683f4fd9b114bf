import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryTaskStore } from '../../shared/local/memory-task-store.ts'
import { taskStoreContract } from '../tasks/task-store-contract.ts'

taskStoreContract('in memory', () => {
  const cases = new MemoryCaseStore()
  const history = (borrower: string) => Promise.resolve(cases.history(borrower))
  return Promise.resolve({ cases, intake: new MemoryCaseIntake(cases), tasks: new MemoryTaskStore(cases), history })
})
