import { FORMS } from '../../shared/mapping/mapping-schema.ts'

/** A mapping that reads every form of dates and times, each from an attribute of its name. */
export const EVERY_FORM = {
  description: 'Every form.',
  version: { path: 'changed', as: 'epoch-seconds' },
  zone: 'Europe/Berlin',
  amounts: 'minor',
  removal: 'close',
  rows: FORMS.filter((form) => form !== 'keyed-hash').map((form) => ({
    record: 'loan',
    columns: {
      borrower: { path: 'who', as: 'keyed-hash' },
      loan: { path: 'loan', words: { a: 'b' } },
      currency: { value: 'EUR' },
      status: { path: 'state', otherwise: 'current' },
      amountDue: 'cents',
      dueOn: { path: form, as: form },
    },
  })),
} as const

export const IN_EVERY_FORM = {
  who: 'c-1',
  loan: 'l-1',
  state: 'overdue',
  cents: '12050',
  changed: '1793900000',
  'epoch-seconds': '1794009600',
  'epoch-milliseconds': '1794009600000',
  'local-time': '2026-11-05 10:00:00',
  'date-parts': ['2026', '11', '5'],
  yyyymmdd: '20261105',
  'dd/mm/yyyy': '05/11/2026',
  'mm/dd/yyyy': '11/05/2026',
  'dd.mm.yyyy': '05.11.2026',
} as const
