import * as z from 'zod'
import { zoneNameSchema } from '../case/borrower.ts'
import type { Immutable } from '../case/immutable.ts'
import { type Column, columnNames } from '../portfolio/columns.ts'

/** Kinds of rows that an image can become; the rest of a portfolio file's kinds stand below another row. */
export const MAPPED_RECORDS = ['borrower', 'loan', 'payment', 'hold', 'opt-out'] as const
export type MappedRecord = (typeof MAPPED_RECORDS)[number]

/** What stands for the file as a whole there has no place in an image. */
const OF_FILES: readonly Column[] = ['record', 'asOf', 'import', 'feed']
export const mappedColumnSchema = z.enum(columnNames().filter((column) => !OF_FILES.includes(column)))

const pathSchema = z.union([
  z
    .string()
    .min(1, 'a path is empty; write the names of the attributes on the way, such as customer.phones.0')
    .max(500),
  z.array(z.string().min(1)).min(1, 'a path is empty; write the names of the attributes on the way'),
])

/** How a value is written in the source; what is not listed is taken as it stands. */
export const FORMS = [
  'epoch-seconds',
  'epoch-milliseconds',
  'local-time',
  'date-parts',
  'yyyymmdd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd.mm.yyyy',
  'keyed-hash',
] as const
export type Form = (typeof FORMS)[number]

const readSourceSchema = z.strictObject({
  path: pathSchema,
  /** How the value is written there: a date or time in another form than ISO 8601, or an id to be hashed under our key. */
  as: z.enum(FORMS).optional(),
  /** Text that stands before the value and is no part of it: `CUSTOMER#` of `CUSTOMER#17`. */
  after: z.string().min(1).max(64).optional(),
  /** The source's words and ours; a word that is not listed stays as it is. */
  words: z.record(z.string().min(1), z.string()).optional(),
  /** What holds where nothing stands at the path. */
  otherwise: z.string().min(1).optional(),
})

/** The path to a value alone, the path with how it is written, or a value that is always the same. */
const sourceSchema = z.union([pathSchema, readSourceSchema, z.strictObject({ value: z.string().min(1) })], {
  error: 'this is no source; write a path in quotes, { "path": … } or { "value": … }',
})
export type Source = Immutable<z.output<typeof sourceSchema>>

const columnsSchema = z.partialRecord(mappedColumnSchema, sourceSchema)
export type MappedColumns = Immutable<z.output<typeof columnsSchema>>

const conditionSchema = z
  .strictObject({
    path: pathSchema,
    /** One of these values stands there. */
    is: z.array(z.string()).min(1).optional(),
    /** Nothing stands there (true), or anything does (false). */
    absent: z.boolean().optional(),
  })
  .refine(({ is, absent }) => (is === undefined) !== (absent === undefined), {
    error: 'a condition asks for one thing; give either "is" or "absent"',
  })
export type Condition = Immutable<z.output<typeof conditionSchema>>

const rowSchema = z.strictObject({
  record: z.enum(MAPPED_RECORDS),
  /** The row is there only where all of these hold. */
  when: z.array(conditionSchema).max(10).optional(),
  columns: columnsSchema,
  /** The list of a loan's instalments, with paths from each of them. */
  instalments: z.strictObject({ path: pathSchema, columns: columnsSchema }).optional(),
})
export type MappedRow = Immutable<z.output<typeof rowSchema>>

export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  description: z.string().min(1).max(300),
  /**
   * What tells which of two images of one thing is the newer: the time of its last change, or a count that every change
   * raises. Of two with the same version the first stays.
   */
  version: z.strictObject({
    path: pathSchema,
    as: z.enum(['iso', 'epoch-seconds', 'epoch-milliseconds', 'local-time', 'counter']).default('iso'),
  }),
  /** The zone of local days and times, where the source writes instants for days or times without an offset. */
  zone: zoneNameSchema.optional(),
  /** Whether amounts are written in major units with decimals, or as whole minor units. */
  amounts: z.enum(['major', 'minor']),
  /** What a removed image means: the loan is closed, or nothing. */
  removal: z.enum(['close', 'ignore']),
  rows: z.array(rowSchema).min(1, 'the mapping has no rows; say what an image becomes').max(20),
})
/** How a lender's own table or messages become facts of ours. */
export type Mapping = Immutable<z.output<typeof mappingSchema>>
