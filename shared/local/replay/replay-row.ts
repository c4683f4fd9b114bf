import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../../case/borrower.ts'
import { daySchema, instantSchema } from '../../time/boundary.ts'

/** Naira have two decimal places. */
const nairaSchema = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,2})?$/, 'write an amount of naira such as 13000.00, zero or more')
  .transform((text) => {
    const [whole = '', part = ''] = text.split('.')
    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

const countSchema = z.string().regex(/^\d{1,6}$/, 'write a whole number, zero or more')

/** One loan with the times at which it was really approved, due, first paid and closed. */
export const replayRowSchema = z
  .strictObject({
    borrower: borrowerIdSchema,
    loan: idSchema,
    sequence: countSchema,
    approvedAt: instantSchema,
    principal: nairaSchema,
    totalDue: nairaSchema,
    termDays: countSchema,
    dueOn: daySchema,
    firstPaidAt: instantSchema,
    closedAt: instantSchema,
  })
  .refine((row) => row.approvedAt <= row.firstPaidAt, {
    path: ['firstPaidAt'],
    error: 'this is before approvedAt; a loan is paid after it was approved',
  })
  .refine((row) => row.approvedAt <= row.closedAt, {
    path: ['closedAt'],
    error: 'this is before approvedAt; a loan is closed after it was approved',
  })
export type ReplayRow = z.output<typeof replayRowSchema>

export const REPLAY_COLUMNS: readonly string[] = Object.keys(replayRowSchema.shape)
