import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryEraseStore } from '../../shared/local/memory-erase-store.ts'
import { eraseContract } from '../erasure/erase-contract.ts'

eraseContract('in memory', () => {
  const cases = new MemoryCaseStore()
  const history = (borrower: string) => Promise.resolve(cases.history(borrower))
  return Promise.resolve({ cases, intake: new MemoryCaseIntake(cases), erasing: new MemoryEraseStore(cases), history })
})
