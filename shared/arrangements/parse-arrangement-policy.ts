import { shapeErrors } from '../strategy/shape-errors.ts'
import { describeErrors, type StrategyError, sortErrors } from '../strategy/strategy-error.ts'
import { type ArrangementPolicy, arrangementPolicySchema } from './arrangement-policy-schema.ts'
import { checkTerms } from './check-terms.ts'

export type ParsedArrangementPolicy =
  | { readonly policy: ArrangementPolicy }
  | { readonly errors: readonly StrategyError[] }

/** Thrown where an arrangement policy must be valid to go on. Its message is the errors as people read them. */
export class ArrangementPolicyRefusedError extends Error {
  override readonly name = 'ArrangementPolicyRefusedError'
  readonly errors: readonly StrategyError[]

  constructor(policy: string, errors: readonly StrategyError[]) {
    super(`The arrangement policy "${policy}" can't be used.\n${describeErrors(errors)}`)
    this.errors = errors
  }
}

/** Reads an arrangement policy from its JSON form, with everything that is wrong in it, its place and its mend. */
export function parseArrangementPolicy(input: unknown): ParsedArrangementPolicy {
  const document = arrangementPolicySchema.safeParse(input, { reportInput: true })
  if (!document.success) return { errors: sortErrors(shapeErrors(document.error)) }
  const { $schema: _, ...policy } = document.data
  const errors = checkTerms(policy)
  return errors.length === 0 ? { policy } : { errors: sortErrors(errors) }
}

/** Reads an arrangement policy from the text of its file, with or without a byte order mark. */
export function parseArrangementPolicyText(text: string): ParsedArrangementPolicy {
  try {
    return parseArrangementPolicy(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const mend = 'look for a missing comma or quote, or a comma after the last entry'
    return { errors: [{ path: '', problem: `this is not JSON: ${error.message}`, mend }] }
  }
}
