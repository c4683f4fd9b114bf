import { MemoryCaseDesk } from '../../shared/local/memory-case-desk.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryRequestLedger } from '../../shared/local/memory-request-ledger.ts'
import { caseDeskContract } from '../desk/case-desk-contract.ts'
import { requestLedgerContract } from '../lender-api/request-ledger-contract.ts'

caseDeskContract('in memory', () => {
  const cases = new MemoryCaseStore()
  const history = (borrower: string) => Promise.resolve(cases.history(borrower))
  return Promise.resolve({ cases, intake: new MemoryCaseIntake(cases), desk: new MemoryCaseDesk(cases), history })
})

requestLedgerContract('in memory', () => Promise.resolve(new MemoryRequestLedger()))
