import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Instant } from '../time/instant.ts'
import type { Caller } from './caller.ts'
import { answerOnce } from './idempotency.ts'
import { jsonResponse, problemAnswer } from './json-response.ts'
import type { LenderRoom } from './lender-room.ts'
import { ProblemError } from './problem.ts'
import type { KeptAnswer } from './request-ledger.ts'
import { PATH_PARAMETERS, type PathParameter, type Route } from './route.ts'
import { ROUTES } from './routes.ts'

const LARGEST_BODY = 1024 * 1024

/** Who asks comes with the request: from the authorizer of a gateway, or from whoever serves the app. */
export interface LenderEnv {
  readonly Bindings: { readonly caller?: Caller }
}

/** The lender's API as a function of its ports. */
export function createLenderApi(room: LenderRoom): Hono<LenderEnv> {
  const app = new Hono<LenderEnv>()
  const problem = (error: ProblemError) => jsonResponse(problemAnswer(error))
  const onError = () => problem(new ProblemError('too-large', 'Send at most one megabyte; split what is longer.'))
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError }))
  for (const route of ROUTES) app.on(route.method, honoPath(route.path), (context) => serve(route, context, room))
  app.notFound(() => problem(new ProblemError('not-found', 'There is nothing at this address.')))
  return app
}

async function serve(route: Route, context: Context<LenderEnv>, room: LenderRoom): Promise<Response> {
  const { caller } = context.env
  const { answer, error } = await answerTo(route, context, caller, room)
  const who = { ...(caller !== undefined && { sub: caller.sub }), ...(error !== undefined && { error }) }
  room.heard?.({ route: route.path, method: route.method, status: answer.status, ...who })
  return jsonResponse(answer)
}

interface Answered {
  readonly answer: KeptAnswer
  /** The name of an error that nobody expected. */
  readonly error?: string
}

async function answerTo(
  route: Route,
  context: Context<LenderEnv>,
  caller: Caller | undefined,
  room: LenderRoom,
): Promise<Answered> {
  try {
    return { answer: await answerOf(route, context, allowed(route, caller), room) }
  } catch (error) {
    if (error instanceof ProblemError) return { answer: problemAnswer(error) }
    const fault = new ProblemError('fault', 'Part of it may have been done; send it again with the same key.')
    return { answer: problemAnswer(fault), error: error instanceof Error ? error.name : typeof error }
  }
}

/** Who asks, and whether they may, is known before anything is read. */
function allowed({ roles }: Route, caller: Caller | undefined): Caller {
  if (caller === undefined) throw new ProblemError('not-signed-in', 'Send an access token: Authorization: Bearer ….')
  if (roles.some((role) => caller.roles.has(role))) return caller
  throw new ProblemError('not-allowed', `This is for ${roles.join(' and ')}; ask whoever manages the groups.`)
}

async function answerOf(
  route: Route,
  context: Context<LenderEnv>,
  caller: Caller,
  room: LenderRoom,
): Promise<KeptAnswer> {
  const query = context.req.query()
  const params = (name: PathParameter) => parameter(name, context)
  const doing = (body: unknown, at: Instant, id: string) => route.handle({ caller, params, query, body, at, id }, room)
  if (route.method !== 'get') return answerOnce(context.req.raw, caller, doing, room)
  const at = room.clock.now()
  const id = `api-${room.digest(`${caller.sub} ${at} ${context.req.path}`).slice(0, 20)}`
  return { status: 200, body: JSON.stringify(await doing(undefined, at, id)) }
}

function parameter(name: PathParameter, context: Context<LenderEnv>): string {
  const parsed = PATH_PARAMETERS[name].safeParse(context.req.param(name))
  if (parsed.success) return parsed.data
  const problem = parsed.error.issues[0]?.message ?? 'it is no id'
  throw new ProblemError('not-understood', `The ${name} in the path is not an id.`, [{ field: name, problem }])
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
