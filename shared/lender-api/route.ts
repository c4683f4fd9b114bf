import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../case/borrower.ts'
import type { Instant } from '../time/instant.ts'
import type { Caller, Role } from './caller.ts'
import type { LenderRoom } from './lender-room.ts'
import { faultsOf, ProblemError } from './problem.ts'

/** Ids that stand in a path; a task's may be longer than others. */
export const PATH_PARAMETERS = {
  borrower: borrowerIdSchema,
  task: z.string().min(1).max(200),
  loan: idSchema,
  payment: idSchema,
  arrangement: idSchema,
  contact: idSchema,
  hold: idSchema,
  response: idSchema,
  pause: idSchema,
} as const
export type PathParameter = keyof typeof PATH_PARAMETERS

/** A request as a route meets it. */
export interface Asked<Body, Query> {
  readonly caller: Caller
  readonly params: (name: PathParameter) => string
  readonly body: Body
  readonly query: Query
  /** When it first came, whatever repeat this is, and what its effects are named after: the same for the same key. */
  readonly at: Instant
  readonly id: string
}

interface RouteShape {
  /** What the document and generated clients call it. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put'
  /** With the names of its parameters between braces. */
  readonly path: `/v1/${string}`
  readonly summary: string
  readonly roles: readonly Role[]
  /** What is answered with 200. */
  readonly answer: z.ZodType
}

/** A request as the app hands it on: nothing of it is believed yet. */
export type RawRequest = Asked<unknown, unknown>

/** One thing that can be asked of the API; the app serves it and the document describes it. */
export interface Route extends RouteShape {
  readonly body: z.ZodType | undefined
  readonly query: z.ZodObject | undefined
  handle(request: RawRequest, room: LenderRoom): Promise<unknown>
}

interface RouteOf<Body extends z.ZodType, Query extends z.ZodObject> extends RouteShape {
  readonly body?: Body
  readonly query?: Query
  handle(asked: Asked<z.output<Body>, z.output<Query>>, room: LenderRoom): Promise<unknown>
}

/** A route whose handler meets what its schemas have read, and whose answer is written by its schema. */
export function route<Body extends z.ZodType, Query extends z.ZodObject>(shape: RouteOf<Body, Query>): Route {
  const { body, query } = shape
  const answer: Writes = shape.answer
  return {
    ...shape,
    body,
    query,
    handle: async (request, room) => {
      const asked = { ...request, body: read(body, request.body), query: read(query, request.query) }
      return answer.encode(await shape.handle(asked, room))
    },
  }
}

/** As much of a schema as writing needs. */
interface Writes {
  encode(value: unknown): unknown
}

function read<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema>
function read(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ProblemError('not-understood', 'Mend the fields that are named, and send it again.', faultsOf(parsed.error))
}
