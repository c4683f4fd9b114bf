import {
  type MessageFormatElement,
  type PluralElement,
  type SelectElement,
  TYPE,
} from '@formatjs/icu-messageformat-parser/no-parser.js'
import { argumentOf } from './arguments.ts'
import { formatCount } from './format.ts'
import type { MessageValues, Variable, Write } from './message-values.ts'

/** Text that is fixed, or written from the values. */
export type Piece = string | Write

export interface CompiledMessage {
  readonly pieces: readonly Piece[]
  /** What must be there for the message to be written. */
  readonly variables: ReadonlySet<Variable>
}

interface Scope {
  readonly locale: string
  readonly variables: Set<Variable>
  /** The count that `#` stands for, inside a plural. */
  readonly count?: (values: MessageValues) => number
}

interface Branches {
  get(exact: string, category?: string): Write
}

/** Counts below this are looked up; a borrower with more loans is written, only more slowly. */
const COUNTS_KEPT = 16

/** A message as the parser reads it. */
export type ParsedMessage = readonly MessageFormatElement[]

/**
 * Compiles ICU MessageFormat once, so that a reminder is written by joining strings. intl-messageformat walks and checks
 * its tree at every format, which takes an SMS three times as long; it is the oracle in the tests.
 * Throws for an unknown argument and for formats that Duewell does not use ({x, date}, tags).
 */
export function compileMessage(message: ParsedMessage, locale: string): CompiledMessage {
  const variables = new Set<Variable>()
  return { pieces: compile(message, { locale, variables }), variables }
}

/** The message that is one argument. */
export function argumentAlone(name: Variable): ParsedMessage {
  return [{ type: TYPE.argument, value: name }]
}

/** Joins pieces into one writer; fixed text that meets is joined now. */
export function sequence(pieces: readonly Piece[]): Write {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return (values) => {
    let text = ''
    for (const piece of joined) text += typeof piece === 'string' ? piece : piece(values)
    return text
  }
}

function compile(elements: readonly MessageFormatElement[], scope: Scope): Piece[] {
  return elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return element.value
      case TYPE.argument: {
        const { reads, write } = argumentOf(element.value, scope.locale)
        for (const variable of reads) scope.variables.add(variable)
        return write
      }
      case TYPE.select:
        return select(element, scope)
      case TYPE.plural:
        return plural(element, scope)
      case TYPE.pound: {
        const { count, locale } = scope
        return count === undefined ? '#' : (values) => formatCount(count(values), locale)
      }
      default:
        throw new Error(`a template writes {name}, plural and select only; "${element.value}" has a format of its own`)
    }
  })
}

function plural(element: PluralElement, scope: Scope): Write {
  const counted = element.value
  if (counted !== 'loans' && counted !== 'daysPastDue') throw new Error(`"${counted}" is not a count`)
  scope.variables.add(counted)
  const inside = { ...scope, count: (values: MessageValues) => values[counted] - element.offset }
  const branches = compileBranches(element, inside)
  let choose: ((count: number) => Write) | undefined
  return (values) => {
    // Made when it first writes, because the rules of a language are slow to load and most doors only look a text up.
    choose ??= chooser(element, scope.locale, branches)
    return choose(values[counted])(values)
  }
}

function chooser({ pluralType, offset }: PluralElement, locale: string, branches: Branches): (count: number) => Write {
  const rules = new Intl.PluralRules(locale, { type: pluralType ?? 'cardinal' })
  const choose = (count: number) => branches.get(`=${count}`, rules.select(count - offset))
  const chosen = Array.from({ length: COUNTS_KEPT }, (_, count) => choose(count))
  return (count) => chosen[count] ?? choose(count)
}

function select(element: SelectElement, scope: Scope): Write {
  const { reads, write } = argumentOf(element.value, scope.locale)
  for (const variable of reads) scope.variables.add(variable)
  const branches = compileBranches(element, scope)
  return (values) => branches.get(write(values))(values)
}

function compileBranches({ value, options }: PluralElement | SelectElement, scope: Scope): Branches {
  const branches = new Map(
    Object.entries(options).map(([key, option]) => [key, sequence(compile(option.value, scope))]),
  )
  const other = branches.get('other')
  if (other === undefined) throw new Error(`{${value}} has no branch "other"`)
  return { get: (exact: string, category = 'other') => branches.get(exact) ?? branches.get(category) ?? other }
}
