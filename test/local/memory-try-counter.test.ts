import { MemoryTryCounter } from '../../shared/local/memory-try-counter.ts'
import { tryCounterContract } from '../borrower-page/try-counter-contract.ts'

tryCounterContract('in memory', () => Promise.resolve(new MemoryTryCounter()))
