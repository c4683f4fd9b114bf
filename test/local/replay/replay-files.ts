import type { ReplayRow } from '../../../shared/local/replay/replay-row.ts'
import { at, day } from '../../case/factories.ts'

const CELLS = {
  borrower: 'B1',
  loan: 'L1',
  sequence: '1',
  approvedAt: '2017-03-01T10:00:00+01:00',
  principal: '10000.00',
  totalDue: '11500.00',
  termDays: '30',
  dueOn: '2017-03-31',
  firstPaidAt: '2017-04-20T12:00:00+01:00',
  closedAt: '2017-04-20T12:15:00+01:00',
}
type Column = keyof typeof CELLS

export const REPLAY_HEADER = Object.keys(CELLS).join(',')

/** A row of a replay file; unless a test says otherwise, a loan that was paid twenty days late. */
export function replayLine(overrides: Partial<Record<Column, string>> = {}): string {
  return Object.values({ ...CELLS, ...overrides }).join(',')
}

export function replayText(...lines: readonly string[]): string {
  return [REPLAY_HEADER, ...lines, ''].join('\n')
}

export function aReplayRow(overrides: Partial<ReplayRow> = {}): ReplayRow {
  const { borrower, loan, sequence, termDays } = CELLS
  return {
    borrower,
    loan,
    sequence,
    termDays,
    approvedAt: at(CELLS.approvedAt),
    principal: 1_000_000,
    totalDue: 1_150_000,
    dueOn: day(CELLS.dueOn),
    firstPaidAt: at(CELLS.firstPaidAt),
    closedAt: at(CELLS.closedAt),
    ...overrides,
  }
}
