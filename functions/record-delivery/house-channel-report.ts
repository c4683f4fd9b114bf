import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../../shared/case/borrower.ts'
import type { Receipt } from '../../shared/delivery/delivery-report.ts'
import { REPORTED_STATES } from '../../shared/house-channel/house-channel-message.ts'
import { reasonOf } from '../parking.ts'
import { codeWord, type Reading, timestampSchema } from './reading.ts'

const reportSchema = z.object({
  borrower: borrowerIdSchema,
  contact: idSchema,
  at: timestampSchema,
  state: z.enum(REPORTED_STATES),
  why: z.string().optional(),
})

type ReportedState = (typeof REPORTED_STATES)[number]

const MEANINGS: Readonly<Record<ReportedState, Pick<Receipt, 'state' | 'closes'>>> = {
  delivered: { state: 'delivered' },
  undelivered: { state: 'undelivered' },
  expired: { state: 'expired' },
  bounced: { state: 'bounced', closes: 'bounced' },
  blocked: { state: 'undelivered', closes: 'blocked' },
  invalid: { state: 'undelivered', closes: 'invalid' },
  'opted-out': { state: 'opted-out', closes: 'opted-out' },
  complained: { state: 'complained', closes: 'complaint' },
}

/** Reads what a house channel reports of a message, as `receive-webhook` put it into the queue. */
export function readHouseChannelReport(detail: unknown): Reading {
  const report = reportSchema.safeParse(detail)
  if (!report.success) return { unreadable: reasonOf(report.error) }
  const { borrower, contact, at, state, why } = report.data
  return { borrower, contact, channel: 'webhook', at, ...MEANINGS[state], ...codeWord(why ?? state) }
}
