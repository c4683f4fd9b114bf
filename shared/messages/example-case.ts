import type { CaseFile } from '../case/case-file.ts'
import { type CalendarDay, type Instant, parseDay, parseInstant } from '../time/instant.ts'

/** The borrower of previews and golden files; nobody real. One loan, one promise to pay. */
export const EXAMPLE_CASE: CaseFile = {
  borrower: {
    id: 'ada-example',
    name: 'Ada Example',
    locales: ['en', 'zh-Hans', 'zh-Hant'],
    zones: ['America/New_York'],
    jurisdictions: ['US'],
    contactPoints: [
      { id: 'ada-sms', channel: 'sms', address: '+12025550143' },
      { id: 'ada-email', channel: 'email', address: 'ada@mail.example' },
    ],
    sourceVersion: instant('2026-10-01T00:00:00Z'),
  },
  loans: [
    {
      id: 'loan-1',
      currency: 'USD',
      status: 'due',
      instalments: [{ id: 'november', dueOn: day('2026-11-06'), amount: 125_50 }],
      sourceVersion: instant('2026-10-01T00:00:00Z'),
    },
  ],
  payments: [],
  holds: [
    {
      kind: 'promise',
      id: 'promise-1',
      scope: { of: 'loan', loan: 'loan-1' },
      from: instant('2026-11-09T10:00:00Z'),
      source: 'page',
      loan: 'loan-1',
      amount: 125_50,
      dueOn: day('2026-11-13'),
    },
  ],
  plan: { version: 0, done: [], contacts: [], contactsSent: 0 },
  closedPoints: [],
  tasks: [],
}

function day(text: string): CalendarDay {
  const parsed = parseDay(text)
  if (parsed === undefined) throw new Error(`${text} is not a day`)
  return parsed
}

function instant(text: string): Instant {
  const parsed = parseInstant(text)
  if (parsed === undefined) throw new Error(`${text} is not an instant`)
  return parsed
}
