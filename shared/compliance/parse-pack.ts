import type * as z from 'zod'
import { packSchema, type RulePack } from './pack-schema.ts'

/** One thing that is wrong with a rule pack, where it stands, and what to do about it. */
export interface PackError {
  /** A JSON Pointer (RFC 6901) into the file, such as `/rules/3/hours/0`; empty for the file as a whole. */
  readonly path: string
  readonly problem: string
  readonly mend: string
}

/** Thrown where a pack must be valid to go on: at start and at synth. */
export class PackRefusedError extends Error {
  override readonly name = 'PackRefusedError'
  readonly errors: readonly PackError[]

  constructor(pack: string, errors: readonly PackError[]) {
    const lines = errors.map(({ path, problem, mend }) => `  ${path || 'the whole file'}: ${problem}; ${mend}`)
    super(`The rule pack "${pack}" can't be used.\n${lines.join('\n')}`)
    this.errors = errors
  }
}

/** Reads a rule pack from its JSON. Unknown keys are refused, so that a misspelt condition never goes unheard. */
export function parsePack(input: unknown): { readonly pack: RulePack } | { readonly errors: readonly PackError[] } {
  const parsed = packSchema.safeParse(input, { reportInput: true })
  return parsed.success ? { pack: parsed.data } : { errors: parsed.error.issues.flatMap(inWords) }
}

function inWords(issue: z.core.$ZodIssue): readonly PackError[] {
  const path = pointer(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pointer([...issue.path, key]),
      problem: `"${key}" is not known here`,
      mend: 'correct its spelling or remove it',
    }))
  }
  // The house's own messages read `problem; mend`; the schema library's are put into words here.
  const [problem = '', mend] = issue.message.split('; ')
  if (mend !== undefined) return [{ path, problem, mend }]
  return [{ path, problem: problemOf(issue), mend: mendOf(issue) }]
}

function problemOf(issue: z.core.$ZodIssue): string {
  const key = String(issue.path.at(-1) ?? 'the pack')
  const value = issue.code === 'invalid_union' ? Object(issue.input)[key] : issue.input
  return value === undefined ? `"${key}" is missing` : `${JSON.stringify(value)} does not fit "${key}"`
}

function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `write one of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_union' && 'options' in issue) return `write one of: ${String(issue.options)}`
  if (issue.code === 'invalid_type')
    return issue.expected === 'int' ? 'write a whole number' : `write: ${issue.expected}`
  return `the schema asks for this: ${issue.message}`
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
