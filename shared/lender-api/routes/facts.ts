import * as z from 'zod'
import type { Role } from '../caller.ts'
import type { LenderRoom } from '../lender-room.ts'
import { ProblemError } from '../problem.ts'
import { type Asked, type PathParameter, type Route, route } from '../route.ts'
import { declaredShape, rowAnswer } from '../row-answer.ts'
import type { Rows, Sending } from '../take-rows.ts'

const MOST_ROWS = 200
const BORROWER = '/v1/borrowers/{borrower}'

/** A row of a portfolio file, as NDJSON has it: docs/guides/portfolio-files.md says which fields each kind has. */
const rowSchema = z.record(z.string(), z.unknown())

const factAnswer = z.object({ is: z.enum(['stored', 'older']) })

/** What a fact carries inside itself. */
const NESTED = {
  borrower: { contactPoints: z.array(rowSchema).max(50).optional() },
  loan: { instalments: z.array(rowSchema).max(600).optional() },
  payment: {},
  contact: {},
  'arrangement-answer': {},
} as const
type Fact = keyof typeof NESTED

/** What a fact of a borrower is called in its path. */
const OWN_ID = {
  borrower: undefined,
  loan: 'loan',
  payment: 'payment',
  contact: 'contact',
  'arrangement-answer': 'arrangement',
} as const satisfies Readonly<Record<Fact, PathParameter | undefined>>

const CORE_ANSWER = 'Stores what the core system says to an arrangement that was made here: confirmed or rejected'
const MADE_ELSEWHERE = 'Stores a contact that was made outside Duewell; it counts for the limits'

/** What the lender knows: borrowers, loans, payments, contacts made elsewhere, each as a row of a portfolio file says it. */
export const factRoutes: readonly Route[] = [
  route({
    id: 'storeRows',
    method: 'post',
    path: '/v1/rows',
    summary: 'Stores rows of any kind that a portfolio file may have, and says of each what became of it',
    roles: ['manager'],
    body: z.strictObject({ ...declaredShape, rows: z.array(rowSchema).min(1).max(MOST_ROWS) }),
    answer: z.object({ rows: z.array(rowAnswer) }),
    handle: async ({ body, caller, at, id }, room) => ({
      rows: await takeRows(body, { id, at, by: caller.sub }, room),
    }),
  }),
  fact('storeBorrower', BORROWER, 'borrower', 'Stores a borrower, with all ways to reach them', ['manager']),
  fact('storeLoan', `${BORROWER}/loans/{loan}`, 'loan', 'Stores a loan with its instalments', ['manager']),
  fact('storePayment', `${BORROWER}/payments/{payment}`, 'payment', 'Stores a payment', ['manager']),
  fact('storeContact', `${BORROWER}/contacts/{contact}`, 'contact', MADE_ELSEWHERE, ['agent', 'manager']),
  fact('answerArrangement', `${BORROWER}/arrangements/{arrangement}/answer`, 'arrangement-answer', CORE_ANSWER, [
    'manager',
  ]),
]

/** One fact by its own address: the row of that kind with the ids that stand in the path. */
function fact(id: string, path: `/v1/${string}`, record: Fact, summary: string, roles: readonly Role[]): Route {
  return route({
    id,
    method: 'put',
    path,
    summary,
    roles,
    body: z.looseObject({ ...declaredShape, ...NESTED[record] }),
    answer: factAnswer,
    handle: async (asked, room) => {
      const { at, id: request, caller } = asked
      const { asOf, feed, contactPoints = [], ...cells } = asked.body
      const row = { ...cells, ...idsIn(asked, record), record }
      const points = pointsOf(contactPoints).map((point) => ({ ...point, record: 'contact-point' }))
      const answers = await takeRows({ rows: [row, ...points], asOf, feed }, { id: request, at, by: caller.sub }, room)
      const problems = answers.flatMap((answer) => answer.problems ?? [])
      if (problems.length > 0) {
        throw new ProblemError('not-understood', 'Mend the fields that are named, and send it again.', problems)
      }
      if (answers.some(({ is }) => is === 'come-again')) {
        throw new ProblemError('come-again', 'Nothing was stored; send it again in some minutes.')
      }
      return { is: answers[0]?.is }
    },
  })
}

function pointsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value : []
}

function idsIn({ params }: Asked<unknown, unknown>, record: Fact) {
  const own = OWN_ID[record]
  return { borrower: params('borrower'), ...(own !== undefined && { [own]: params(own) }) }
}

/** The reading of rows knows the numbers of all countries, so it is loaded when rows come. */
async function takeRows(rows: Rows, sending: Sending, room: LenderRoom) {
  const reading = await import('../take-rows.ts')
  return reading.takeRows(rows, sending, room)
}
