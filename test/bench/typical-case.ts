import type { Borrower } from '../../shared/case/borrower.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Loan, Payment } from '../../shared/case/loan.ts'
import type { DoneStep, RecentContact } from '../../shared/case/plan.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'

/** The virtual start of every bench: a Monday. */
export const BENCH_START: Instant = Date.UTC(2026, 10, 2)

const PLACES = [
  { zone: 'America/New_York', jurisdictions: ['US-MA'] },
  { zone: 'America/Chicago', jurisdictions: ['US-FL'] },
  { zone: 'America/Los_Angeles', jurisdictions: ['US-CA'] },
  { zone: 'Asia/Shanghai', jurisdictions: ['CN'] },
] as const

const PAST_CONTACTS = 12
const PAST_STEPS = ['before-due', 'due-today', 'overdue-1']

/** The typical case, with the next instalments due in some days: two loans, three contact points, twelve past contacts; the instalments that fell due before are paid. */
export function typicalCase(index: number, dueInDays?: number): CaseFile {
  const id = `b${index}`
  const borrower = borrowerOf(id, index)
  const loans = [loanOf(`${id}-a`, dueInDays ?? index % 20), loanOf(`${id}-b`, dueInDays ?? (index * 7) % 20)]
  return {
    borrower,
    loans,
    payments: loans.flatMap(({ id: loan }) => [paymentOf(loan, 1), paymentOf(loan, 2)]),
    holds: [],
    plan: {
      version: 24,
      arm: 'all',
      done: Array.from({ length: PAST_CONTACTS }, (_, n) => doneStep(id, n)),
      contacts: Array.from({ length: PAST_CONTACTS }, (_, n) => pastContact(id, n)),
      contactsSent: PAST_CONTACTS,
    },
    closedPoints: [],
    tasks: [],
  }
}

function borrowerOf(id: string, index: number): Borrower {
  const place = PLACES[index % PLACES.length] ?? PLACES[0]
  const consent = { at: BENCH_START - 200 * DAY, source: 'contract' }
  return {
    id,
    name: 'Robin Example',
    locales: place.zone === 'Asia/Shanghai' ? ['zh-Hans'] : ['en'],
    zones: [place.zone],
    jurisdictions: place.jurisdictions,
    contactPoints: [
      { id: `${id}-s`, channel: 'sms', address: '+12025550123', consent },
      { id: `${id}-e`, channel: 'email', address: 'robin@example.com', consent },
      { id: `${id}-v`, channel: 'voice', address: '+12025550123', consent },
    ],
    sourceVersion: BENCH_START - 200 * DAY,
  }
}

function loanOf(id: string, dueInDays: number): Loan {
  const first = BENCH_START / DAY + dueInDays - 60
  const instalments = [0, 1, 2, 3].map((n) => ({ id: String(n + 1), dueOn: first + 30 * n, amount: 1_000 }))
  return { id, currency: 'USD', status: 'scheduled', instalments, sourceVersion: BENCH_START - 200 * DAY }
}

/** The earlier instalments were paid, one after the other. */
function paymentOf(loan: string, n: number): Payment {
  const at = BENCH_START - (70 - 30 * n) * DAY
  return { id: `${loan}-${n}`, loan, amount: 1_000, at, state: 'settled', sourceVersion: at }
}

function pastContact(id: string, n: number): RecentContact {
  return {
    id: `${id}-k${n}`,
    at: BENCH_START - (40 - 3 * n) * DAY + 15 * 3_600_000,
    channel: n % 3 === 0 ? 'email' : 'sms',
    point: n % 3 === 0 ? `${id}-e` : `${id}-s`,
    purpose: 'upcoming',
    tone: 'friendly',
    loans: [n % 2 === 0 ? `${id}-a` : `${id}-b`],
    outcome: 'sent',
  }
}

function doneStep(id: string, n: number): DoneStep {
  const step = PAST_STEPS[n % PAST_STEPS.length] ?? 'before-due'
  const loan = n % 2 === 0 ? `${id}-a` : `${id}-b`
  return { loan, subject: String(1 + Math.floor(n / 6)), step, channel: 'sms', contact: `${id}-k${n}`, outcome: 'sent' }
}
