import type * as z from 'zod'
import type { StrategyError } from './strategy-error.ts'

/**
 * What the schema found, in the words of a strategy's author. The house's own messages read `problem; mend`; those of
 * the schema library are put into words here. `at` is where the parsed value stands in the file. Parse with
 * `reportInput`: a missing key is told by its missing input.
 */
export function shapeErrors(error: z.ZodError, at: readonly PropertyKey[] = []): readonly StrategyError[] {
  return error.issues.flatMap((issue) => {
    const path = [...at, ...issue.path]
    if (issue.code !== 'unrecognized_keys') return [{ path: pointer(path), ...inWords(issue) }]
    return issue.keys.map((key) => ({ path: pointer([...path, key]), ...split(issue.message) }))
  })
}

/** A JSON Pointer (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

type InWords = Pick<StrategyError, 'problem' | 'mend'>

function inWords(issue: z.core.$ZodIssue): InWords {
  const choices = issue.code === 'invalid_value' ? `one of: ${issue.values.join(', ')}` : undefined
  const ours = !issue.message.startsWith('Invalid')
  if (issue.code !== 'custom' && issue.input === undefined && issue.path.length > 0) {
    const key = `"${String(issue.path.at(-1))}"`
    const mend = ours ? split(issue.message).mend : `add ${key}${choices === undefined ? '' : `, ${choices}`}`
    return { problem: `${key} is missing`, mend }
  }
  if (choices !== undefined) return { problem: `${quote(issue.input)} is not a choice here`, mend: `write ${choices}` }
  if (issue.code === 'invalid_type' && !ours) {
    const form = FORM[issue.expected] ?? issue.expected
    return { problem: `${quote(issue.input)} does not belong here`, mend: `write ${form}` }
  }
  return split(issue.message, issue.input)
}

const FORM: Readonly<Record<string, string>> = {
  array: 'a list, in [ ]',
  object: 'an object, in { }',
  string: 'a text, in quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
}

function split(message: string, input?: unknown): InWords {
  const at = message.indexOf('; ')
  if (at < 0) return { problem: `${quote(input)} does not fit here`, mend: message }
  return { problem: message.slice(0, at), mend: message.slice(at + 2) }
}

function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return JSON.stringify(value) ?? 'nothing'
}
