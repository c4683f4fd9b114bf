import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryNeighbours } from '../../shared/local/memory-neighbours.ts'
import { neighboursContract } from './neighbours-contract.ts'

neighboursContract('in memory', async () => {
  const store = new MemoryCaseStore()
  return { store, intake: new MemoryCaseIntake(store), neighbours: new MemoryNeighbours(store) }
})
