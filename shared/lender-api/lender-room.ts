import type { Policy } from '../case/policy.ts'
import type { CaseDesk, HistoryReader } from '../desk/case-desk.ts'
import type { EraseStore } from '../erasure/erase-store.ts'
import type { FeedLedger } from '../intake/import-ports.ts'
import type { HashPoint } from '../portfolio/hash-point.ts'
import type { CaseIntake, CaseStore, Clock } from '../ports.ts'
import type { ResponseStore } from '../responses/response-store.ts'
import type { ControlDesk } from '../sending/control-desk.ts'
import type { PortfolioLedger } from '../sweep/portfolio-ledger.ts'
import type { TaskStore } from '../tasks/task-store.ts'
import type { RequestLedger } from './request-ledger.ts'

/** What the lender's API works with. */
export interface LenderRoom {
  readonly cases: Pick<CaseStore, 'load'>
  readonly history: HistoryReader
  readonly intake: CaseIntake
  readonly feeds: FeedLedger
  readonly portfolio: Pick<PortfolioLedger, 'counted'>
  readonly tasks: TaskStore
  readonly responses: Pick<ResponseStore, 'stopAddress' | 'reopenAddress'>
  readonly desk: CaseDesk
  readonly erasing: EraseStore
  readonly control: Pick<ControlDesk, 'standing' | 'pause' | 'resume'>
  readonly requests: RequestLedger
  readonly policy: Policy
  readonly clock: Clock
  readonly hashPoint: HashPoint
  /** SHA-256 of a text, in characters that an id may have. */
  readonly digest: (text: string) => string
  /** Hears of each answer: ids and outcomes, nothing of what was asked or answered. */
  readonly heard?: (answered: AnsweredRequest) => void
}

export interface AnsweredRequest {
  /** The path as the document has it, without anybody's id. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly sub?: string
  /** The name of an error that nobody expected. */
  readonly error?: string
}
