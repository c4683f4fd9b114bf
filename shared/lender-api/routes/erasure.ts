import * as z from 'zod'
import { idSchema } from '../../case/borrower.ts'
import { eraseBorrower } from '../../erasure/erase-borrower.ts'
import { instantSchema } from '../../time/boundary.ts'
import { ProblemError } from '../problem.ts'
import { type Route, route } from '../route.ts'

/** The end of what is kept of a borrower who asked for it. */
export const erasureRoutes: readonly Route[] = [
  route({
    id: 'eraseBorrower',
    method: 'post',
    path: '/v1/borrowers/{borrower}/erase',
    summary: 'Erases a borrower on request: the case, and all of the history that no rule says must still be kept',
    roles: ['manager'],
    body: z.strictObject({
      /** Your own id of the borrower's request; it stays, and names nobody. */
      request: idSchema,
      why: z.string().trim().min(1).max(500),
    }),
    answer: z.object({
      is: z.literal('erased'),
      /** How many entries of the history went. */
      entries: z.int(),
      /** What happened from then on is kept, by this rule, until its time is over. */
      kept: z.object({ from: instantSchema, rule: z.string() }).optional(),
    }),
    handle: async ({ params, caller, body, at, id }, room) => {
      const asked = { borrower: params('borrower'), by: caller.sub, at, id, ...body }
      const erased = await eraseBorrower(asked, room.policy.rulebook, room)
      switch (erased.is) {
        case 'erased':
          return erased
        case 'no-case':
          throw new ProblemError('not-found', 'No borrower has this id, or they are erased already.')
        case 'in-use':
          throw new ProblemError('come-again', 'A contact is just being made; send it again in some minutes.')
        case 'still-owes':
          throw new ProblemError(
            'not-possible',
            'Something is still owed. Store the loans as paid or closed first, or set a hold to leave the borrower alone.',
          )
      }
    },
  }),
]
