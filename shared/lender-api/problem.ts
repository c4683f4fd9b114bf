import * as z from 'zod'
import { placeOf, unquoted } from '../unquoted.ts'

/** One thing that is wrong with a request: where, what, and what to do about it. Quotes nothing personal. */
const faultSchema = z.object({
  /** The field, or the row and the field of it. */
  field: z.string(),
  problem: z.string(),
  mend: z.string().optional(),
})
export type Fault = z.output<typeof faultSchema>

/** What is wrong, as RFC 9457 has it. */
export const problemSchema = z.object({
  /** Names the kind of problem; it stays the same, while the words may be made better. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do. */
  detail: z.string(),
  errors: z.array(faultSchema).optional(),
})
export type Problem = z.output<typeof problemSchema>

const PROBLEMS = {
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'not-allowed': { status: 403, title: 'This is not for your role' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-yours': { status: 409, title: 'Somebody else has it' },
  'in-work': { status: 409, title: 'The same request is being worked on' },
  'not-possible': { status: 409, title: 'The case as it is has no room for this' },
  'too-large': { status: 413, title: 'The request is too large' },
  'key-missing': { status: 400, title: 'The Idempotency-Key is missing' },
  'not-json': { status: 400, title: 'The request is no JSON' },
  'not-understood': { status: 422, title: 'The request is not understood' },
  'another-request': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'come-again': { status: 503, title: 'A contact is just being made' },
  fault: { status: 500, title: 'Duewell has failed' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>
export type ProblemName = keyof typeof PROBLEMS

/** A request that is not answered as asked. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(name: ProblemName, detail: string, errors?: readonly Fault[]) {
    super(detail)
    this.problem = { type: `urn:duewell:${name}`, ...PROBLEMS[name], detail, ...(errors && { errors: [...errors] }) }
  }
}

/** What a schema objected to, field by field. */
export function faultsOf({ issues }: z.ZodError): readonly Fault[] {
  return issues.slice(0, MOST_FAULTS).map((issue) => ({ field: placeOf(issue) || 'body', problem: saidOf(issue) }))
}

const MOST_FAULTS = 20
/** A key that a client may have mistyped; anything else that was sent may say who somebody is. */
const PLAIN_KEY = /^[a-z]\w{0,39}$/i

function saidOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return unquoted(issue)
  const keys = issue.keys.filter((key) => PLAIN_KEY.test(key)).slice(0, MOST_FAULTS)
  return keys.length === 0 ? 'It has more than is known here.' : `It has more than is known here: ${keys.join(', ')}.`
}
