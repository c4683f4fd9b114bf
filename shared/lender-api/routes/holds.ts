import * as z from 'zod'
import { idSchema } from '../../case/borrower.ts'
import { channelSchema } from '../../case/channel.ts'
import { type Hold, PLAIN_HOLD_KINDS } from '../../case/hold.ts'
import type { Acted } from '../../desk/case-desk.ts'
import type { Act, HistoryEntry } from '../../ports.ts'
import { type Effects, NO_EFFECTS } from '../../responses/effects.ts'
import { madeHolds } from '../../responses/made-holds.ts'
import { instantSchema } from '../../time/boundary.ts'
import { caseOf, noCase } from '../case-of.ts'
import type { LenderRoom } from '../lender-room.ts'
import { ProblemError } from '../problem.ts'
import { type Asked, type Route, route } from '../route.ts'

const WORKERS = ['agent', 'manager'] as const
const BORROWER = '/v1/borrowers/{borrower}'
const why = z.string().trim().min(1, 'say why').max(500)

const changedAnswer = z.object({ holds: z.array(z.string()), lifted: z.array(z.string()) })
type Changed = z.output<typeof changedAnswer>

/** Reasons to leave a borrower alone: set and lifted by people, each time with a reason, and effects of a response undone. */
export const holdRoutes: readonly Route[] = [
  route({
    id: 'setHold',
    method: 'post',
    path: `${BORROWER}/holds`,
    summary: 'Leaves a borrower, a loan or a channel alone from now on',
    roles: WORKERS,
    body: z.strictObject({
      kind: z.enum(PLAIN_HOLD_KINDS),
      scope: z.discriminatedUnion('of', [
        z.strictObject({ of: z.literal('all') }),
        z.strictObject({ of: z.literal('loan'), loan: idSchema }),
        z.strictObject({ of: z.literal('channel'), channel: channelSchema }),
      ]),
      /** The first instant at which it no longer stands; until somebody lifts it where nothing is said. */
      until: instantSchema.optional(),
      why,
    }),
    answer: changedAnswer,
    handle: async (asked, room) => {
      const { kind, scope, until } = asked.body
      const caseFile = await caseOf(asked.params('borrower'), room)
      if (scope.of === 'loan' && !caseFile.loans.some(({ id }) => id === scope.loan)) {
        throw new ProblemError('not-found', 'The borrower has no such loan; correct scope.loan.')
      }
      const ends = until !== undefined && { until }
      const hold: Hold = { kind, id: `${asked.id}.${kind}`, scope, from: asked.at, ...ends, source: 'agent' }
      return change('hold-set', { ...NO_EFFECTS, holds: [hold] }, asked, room)
    },
  }),
  route({
    id: 'liftHold',
    method: 'post',
    path: `${BORROWER}/holds/{hold}/lift`,
    summary: 'Ends a hold; others that stand are left',
    roles: WORKERS,
    body: z.strictObject({ why }),
    answer: changedAnswer,
    handle: async (asked, room) => {
      const borrower = asked.params('borrower')
      const { holds } = await caseOf(borrower, room)
      const lifted = holds.filter(({ id, kind }) => id === asked.params('hold') && kind !== 'reply')
      if (lifted.length === 0) {
        const before = changedBefore(asked, await room.history.entriesOf(borrower))
        if (before !== undefined) return before
        throw new ProblemError('not-found', 'No such hold stands; read the borrower again.')
      }
      return change('hold-lifted', { ...NO_EFFECTS, lifted }, asked, room)
    },
  }),
  route({
    id: 'reverseResponse',
    method: 'post',
    path: `${BORROWER}/responses/{response}/reverse`,
    summary:
      'Undoes what a response did that was misunderstood: its holds end and the addresses that it closed open again',
    roles: WORKERS,
    body: z.strictObject({ why }),
    answer: changedAnswer,
    handle: async (asked, room) => {
      const response = asked.params('response')
      const borrower = asked.params('borrower')
      const { holds } = await caseOf(borrower, room)
      const history = await room.history.entriesOf(borrower)
      const before = changedBefore(asked, history)
      if (before !== undefined) return before
      const lifted = holds.filter((hold) => hold.response === response && hold.kind !== 'reply')
      const reopened = closedBy(response, history)
      if (lifted.length + reopened.length === 0) {
        throw new ProblemError('not-found', 'Nothing stands by this response; read the borrower again.')
      }
      for (const point of reopened) await room.responses.reopenAddress(point, asked.at)
      return change('response-reversed', { ...NO_EFFECTS, lifted, reopened }, asked, room, response)
    },
  }),
]

/** What this very request changed already, where a fault kept its answer from who asked. */
function changedBefore({ id }: { readonly id: string }, history: readonly HistoryEntry[]): Changed | undefined {
  const entry = history.find((each): each is Acted => each.what === 'acted' && each.id === id)
  return entry && changedBy(entry)
}

function changedBy({ holds, lifted }: Acted): Changed {
  return { holds: holds.map((hold) => hold.id), lifted: [...lifted] }
}

async function change(
  act: Act,
  effects: Effects,
  { params, caller, at, id, body }: Asked<{ readonly why: string }, unknown>,
  { desk }: LenderRoom,
  response?: string,
): Promise<Changed> {
  const lifted = effects.lifted.map((hold) => hold.id)
  const by = { by: caller.sub, why: body.why, ...(response !== undefined && { response }) }
  const entry: Acted = { what: 'acted', at, id, act, ...by, holds: madeHolds(effects.holds), lifted }
  const changed = await desk.change(params('borrower'), effects, entry)
  // Erased since the case was read: nothing was written.
  if (changed === 'no-case') throw noCase()
  return changedBy(entry)
}

/** The addresses that closed with a response: their entries stand at its very instant. */
function closedBy(response: string, history: readonly HistoryEntry[]): readonly string[] {
  const made = history.find(
    (entry) => (entry.what === 'response' || entry.what === 'task-closed') && entry.response === response,
  )
  return history.flatMap((entry) => (entry.what === 'point-closed' && entry.at === made?.at ? [entry.point] : []))
}
