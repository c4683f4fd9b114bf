import { crisisLineFor } from '../../shared/messages/help/help-for.ts'
import { withShippedHelp } from '../../shared/messages/help/shipped-help.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import type { MessageValues } from '../../shared/messages/message-values.ts'
import { parseDay } from '../../shared/time/instant.ts'

export const day = (text: string) => parseDay(text) ?? Number.NaN

/** The values of a contact about one loan of Ada's, with overrides. */
export function someValues(overrides: Partial<MessageValues> = {}): MessageValues {
  return {
    lender: SAMPLE_LENDER.names,
    name: 'Ada Example',
    amount: 125_50,
    currency: 'USD',
    dueDate: day('2026-11-06'),
    daysPastDue: 0,
    loans: 1,
    link: 'https://hb.example/1a2B3c4D5e6',
    contactPerson: SAMPLE_LENDER.contactPerson,
    contactPhone: SAMPLE_LENDER.contactPhone,
    crisisLine: crisisLineFor(['GB'], withShippedHelp(SAMPLE_LENDER).help),
    unsubscribeLink: 'https://hb.example/stop/1a2B3c4D5e6',
    postalAddress: SAMPLE_LENDER.postalAddress,
    promiseAmount: 125_50,
    promiseDate: day('2026-11-13'),
    ...overrides,
  }
}

/** As long as realistic values get: what a text must still fit with. */
export const LONGEST_VALUES: Partial<MessageValues> = {
  dueDate: day('2026-09-30'), // a Wednesday, the longest weekday in the longest month
  promiseDate: day('2026-09-30'),
  link: 'https://hbnk.example/1a2B3c4D5e6',
}
