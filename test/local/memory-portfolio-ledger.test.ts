import { MemoryPortfolioLedger } from '../../shared/local/memory-portfolio-ledger.ts'
import { portfolioLedgerContract } from '../sweep/portfolio-ledger-contract.ts'

portfolioLedgerContract('in memory', () => Promise.resolve(new MemoryPortfolioLedger()))
