import { DAY, HOUR, MINUTE, parseInstant } from '../../time/instant.ts'
import type { LoggedContact } from './replay.ts'
import type { ReplayRow } from './replay-row.ts'

export interface Share {
  readonly reached: number
  readonly of: number
}

export interface ReplayReport {
  readonly loans: number
  readonly borrowers: number
  readonly contacts: number
  readonly contactsByStep: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly segments: number
  readonly contactsAfterPayment: number
  readonly contactsOutsideHours: number
  readonly contactsOverCap: number
  /** Of the loans whose first payment came after the due date: how many were contacted until that date, and after it. */
  readonly lateLoans: { readonly beforeDue: Share; readonly afterDue: Share }
  readonly lateBorrowers: { readonly beforeDue: Share; readonly afterDue: Share }
}

/** West Africa Time has no summer time, so the report needs no zone table: it checks with arithmetic of its own. */
const LAGOS = HOUR
const OPENS = 8 * 60
const CLOSES = 20 * 60

/** Counts what the log says and checks it against the file, apart from the code that made the log. */
export function replayReport(rows: readonly ReplayRow[], log: readonly LoggedContact[]): ReplayReport {
  const byLoan = new Map(rows.map((row) => [row.loan, row]))
  const contactsByStep: Record<string, Record<string, number>> = {}
  const perDay = new Map<string, number>()
  const before = new Set<string>()
  const after = new Set<string>()
  let contactsAfterPayment = 0
  let contactsOutsideHours = 0
  let segments = 0
  for (const contact of log) {
    const at = parseInstant(contact.at) ?? Number.NaN
    const localMs = at + LAGOS
    const day = Math.floor(localMs / DAY)
    const minute = (localMs - day * DAY) / MINUTE
    const byChannel = contactsByStep[contact.step] ?? {}
    byChannel[contact.channel] = (byChannel[contact.channel] ?? 0) + 1
    contactsByStep[contact.step] = byChannel
    segments += contact.segments
    if (!(minute >= OPENS && minute < CLOSES)) contactsOutsideHours += 1
    const key = `${contact.borrower} ${contact.channel} ${day}`
    perDay.set(key, (perDay.get(key) ?? 0) + 1)
    for (const loan of typeof contact.loan === 'string' ? [contact.loan] : contact.loan) {
      const row = byLoan.get(loan)
      if (row === undefined || at >= row.firstPaidAt || at >= row.closedAt) contactsAfterPayment += 1
      if (row !== undefined) (day <= row.dueOn ? before : after).add(loan)
    }
  }
  const contactsOverCap = [...perDay.values()].reduce((sum, count) => sum + Math.max(0, count - 1), 0)
  const late = rows.filter((row) => Math.floor((row.firstPaidAt + LAGOS) / DAY) > row.dueOn)
  return {
    loans: rows.length,
    borrowers: new Set(rows.map(({ borrower }) => borrower)).size,
    contacts: log.length,
    contactsByStep,
    segments,
    contactsAfterPayment,
    contactsOutsideHours,
    contactsOverCap,
    lateLoans: { beforeDue: loanShare(late, before), afterDue: loanShare(late, after) },
    lateBorrowers: { beforeDue: borrowerShare(late, before), afterDue: borrowerShare(late, after) },
  }
}

function loanShare(late: readonly ReplayRow[], reached: ReadonlySet<string>): Share {
  return { reached: late.filter(({ loan }) => reached.has(loan)).length, of: late.length }
}

function borrowerShare(late: readonly ReplayRow[], reached: ReadonlySet<string>): Share {
  const all = new Set(late.map(({ borrower }) => borrower))
  const some = new Set(late.filter(({ loan }) => reached.has(loan)).map(({ borrower }) => borrower))
  return { reached: some.size, of: all.size }
}
