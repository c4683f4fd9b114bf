import * as z from 'zod'
import { localeSchema } from '../case/borrower.ts'
import type { Immutable } from '../case/immutable.ts'

/** One line of text: a control character in a name could forge a header of an email. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u, 'write it on one line')

/** The same thing in each language that the lender writes in. A language that is not named has none: there is no fallback. */
export const localisedSchema = z.record(localeSchema, lineSchema)
export type Localised = Immutable<z.output<typeof localisedSchema>>
