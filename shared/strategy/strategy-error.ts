/** One thing that is wrong with a strategy, where it stands, and what to do about it. */
export interface StrategyError {
  /** A JSON Pointer (RFC 6901) into the file, such as `/steps/3/when`; empty for the file as a whole. */
  readonly path: string
  readonly problem: string
  readonly mend: string
}

/** Thrown where a strategy must be valid to go on: at start and at synth. Its message is the errors as people read them. */
export class StrategyRefusedError extends Error {
  override readonly name = 'StrategyRefusedError'
  readonly errors: readonly StrategyError[]

  constructor(strategy: string, errors: readonly StrategyError[]) {
    super(`The strategy "${strategy}" can't be used.\n${describeErrors(errors)}`)
    this.errors = errors
  }
}

/** Errors as plain text for a terminal or a pull request: where, what, and the mend on a line of its own. */
export function describeErrors(errors: readonly StrategyError[]): string {
  const heading = errors.length === 1 ? '1 thing to mend:' : `${errors.length} things to mend:`
  return [heading, ...errors.map(describeError)].join('\n\n')
}

function describeError({ path, problem, mend }: StrategyError): string {
  return `  ${path === '' ? 'the whole file' : path}\n    ${sentence(problem)}\n    ${sentence(mend)}`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}

const inFileOrder = new Intl.Collator('en', { numeric: true })

/** Sorted by place, so that a reader walks the file once. */
export function sortErrors(errors: readonly StrategyError[]): readonly StrategyError[] {
  return errors.toSorted((one, other) => inFileOrder.compare(one.path, other.path))
}
