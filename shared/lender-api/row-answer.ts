import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import { instantSchema } from '../time/boundary.ts'

/** What became of one row. A row that completes the one above it (an instalment, a contact point) goes with that one. */
export const rowAnswer = z.object({
  /** Its place in the request, from 0. */
  row: z.int().nonnegative(),
  is: z.enum(['stored', 'older', 'refused', 'with-the-row-above', 'come-again']),
  problems: z.array(z.object({ field: z.string(), problem: z.string(), mend: z.string() })).optional(),
})
export type RowAnswer = Readonly<z.output<typeof rowAnswer>>

export const declaredShape = {
  /** When the rows were true; when they came where nothing is said. */
  asOf: instantSchema.optional(),
  /** The lender's feed that they come from. */
  feed: idSchema.optional(),
}
