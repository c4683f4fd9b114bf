import * as z from 'zod'
import { borrowerSchema } from '../../../shared/case/borrower.ts'
import { caseFileSchema } from '../../../shared/case/case-file.ts'
import { holdSchema } from '../../../shared/case/hold.ts'
import { loanSchema } from '../../../shared/case/loan.ts'
import { planSchema } from '../../../shared/case/plan.ts'
import { ROUTES } from '../../../shared/lender-api/routes.ts'
import { smsSenderSchema } from '../../../shared/sending/sender-settings.ts'
import { standingSchema } from '../../../shared/sending/sending-state.ts'

const doubled = z.codec(z.string(), z.number(), {
  decode: (text, { issues }) => {
    if (text.length % 2 === 0) return text.length / 2
    issues.push({ code: 'custom', input: text, message: 'odd' })
    return z.NEVER
  },
  encode: (half) => 'x'.repeat(half > 0 && half < 99 ? half * 2 : 0),
})
const text = z.string().min(1).max(3)
const word = z.enum(['a', 'sms', 'email'])

/** Each kind of schema, and the ways in which they are put together, by either library that `zod` is. */
export const KINDS: Readonly<Record<string, z.ZodType>> = {
  text,
  matching: z
    .string()
    .min(2, 'short')
    .regex(/^[a-z]+$/, { error: ({ input }) => `${String(input)} is not lower case` }),
  trimmed: z.string().trim().min(1).max(3),
  beginning: z.string().startsWith('sm'),
  base64: z.base64().refine((bytes) => bytes.length > 4),
  url: z.url(),
  https: z.url({ protocol: /^https$/, error: 'no' }),
  instant: z.iso.datetime({ offset: true }),
  number: z.number().positive(),
  int: z.int().min(-2).max(5),
  whole: z.number().int().nonnegative(),
  coerced: z.coerce.number().int().positive(),
  boolean: z.boolean(),
  unknown: z.unknown(),
  custom: z.custom((value) => value === 'sms' || value === 7, 'no'),
  literal: z.literal('sms'),
  word,
  one: word.extract(['sms']),
  // Of a list that is too long zod looks at no item: its faults are fewer, and it is refused all the same.
  list: z.array(text).min(1),
  refinedList: z.array(z.int()).refine((items) => items.length < 2),
  object: z.object({ a: text, b: z.int().optional(), c: z.boolean().default(true) }),
  exact: z.object({ a: text.exactOptional(), b: z.unknown(), c: word.nullish() }),
  strict: z.strictObject({ a: text, b: word }).refine(({ a }) => a !== 'sms', { error: 'not this' }),
  loose: z.looseObject({ a: z.string() }),
  narrowed: z.strictObject({ a: text, b: doubled }).omit({ a: true }),
  extended: z.strictObject({ a: text }).extend({ b: z.array(doubled).optional() }),
  record: z.record(z.string(), z.int()),
  named: z.record(z.string().min(2), word),
  partial: z.partialRecord(word, z.int().positive()),
  union: z.union([z.strictObject({ a: z.int() }), z.strictObject({ a: text, b: word }), z.string()]),
  told: z.discriminatedUnion('a', [
    z.strictObject({ a: z.literal('sms'), b: doubled.optional() }),
    z.object({ a: z.enum(['a', 'email']), b: z.int() }),
  ]),
  codec: doubled,
  refinedCodec: doubled.refine((half) => half !== 1),
  codecs: z.object({ a: doubled.default(3), b: doubled.optional() }),
  transformed: z
    .string()
    .min(2)
    .transform((long) => long.length)
    .pipe(z.int().max(4)),
  maybe: doubled.optional().default(2),
  caught: z.object({ a: z.int().catch(7) }),
  lazy: z.lazy(() => z.array(z.union([text, z.object({ a: text })]))),
  instance: z.instanceof(Uint8Array),
}

/** What our functions read and write most. */
export const OURS: Readonly<Record<string, z.ZodType>> = {
  borrower: borrowerSchema,
  caseFile: caseFileSchema,
  hold: holdSchema,
  loan: loanSchema,
  plan: planSchema,
  smsSender: smsSenderSchema,
  standing: standingSchema,
}

/** What callers of the lender's API send. */
export const SENT: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  ROUTES.flatMap(({ id, body, query }) => [
    ...(body === undefined ? [] : [[`body of ${id}`, body] as const]),
    ...(query === undefined ? [] : [[`query of ${id}`, query] as const]),
  ]),
)

/** As both libraries are called. */
export const { safeEncode, encode } = z
