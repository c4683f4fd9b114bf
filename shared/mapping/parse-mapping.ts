import { shapeErrors } from '../strategy/shape-errors.ts'
import { describeErrors, type StrategyError, sortErrors } from '../strategy/strategy-error.ts'
import { checkRows } from './check-rows.ts'
import { type Mapping, mappingSchema } from './mapping-schema.ts'

export type ParsedMapping = { readonly mapping: Mapping } | { readonly errors: readonly StrategyError[] }

/** Thrown where a mapping must be valid to go on: at synth. Its message is the errors as people read them. */
export class MappingRefusedError extends Error {
  override readonly name = 'MappingRefusedError'
  readonly errors: readonly StrategyError[]

  constructor(file: string, errors: readonly StrategyError[]) {
    super(`The mapping "${file}" can't be used.\n${describeErrors(errors)}`)
    this.errors = errors
  }
}

/** Reads a mapping from its JSON form, with everything that is wrong in it, its place and its mend. */
export function parseMapping(input: unknown): ParsedMapping {
  const document = mappingSchema.safeParse(input, { reportInput: true })
  if (!document.success) return { errors: sortErrors(shapeErrors(document.error)) }
  const errors = checkRows(document.data)
  return errors.length === 0 ? { mapping: document.data } : { errors: sortErrors(errors) }
}

/** Reads a mapping from the text of its file, with or without a byte order mark. */
export function parseMappingText(text: string): ParsedMapping {
  try {
    return parseMapping(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const mend = 'look for a missing comma or quote, or a comma after the last entry'
    return { errors: [{ path: '', problem: `this is not JSON: ${error.message}`, mend }] }
  }
}
