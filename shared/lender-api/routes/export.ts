import * as z from 'zod'
import { caseFileSchema } from '../../case/case-file.ts'
import { instantSchema } from '../../time/boundary.ts'
import { caseOf } from '../case-of.ts'
import { type Route, route } from '../route.ts'

/** A copy of all that is kept of a borrower, for whoever may ask for it: the borrower. */
export const exportRoutes: readonly Route[] = [
  route({
    id: 'exportBorrower',
    method: 'get',
    path: '/v1/borrowers/{borrower}/export',
    summary: 'All that is kept of a borrower: the case as it stands and everything that happened',
    roles: ['manager'],
    answer: z.object({
      caseFile: caseFileSchema,
      history: z.array(z.looseObject({ at: instantSchema, what: z.string() })),
    }),
    handle: async ({ params, caller, at, id }, room) => {
      const borrower = params('borrower')
      const caseFile = await caseOf(borrower, room)
      const history = await room.history.entriesOf(borrower)
      const by = { id, at, by: caller.sub, act: 'exported' } as const
      await room.desk.note(borrower, { what: 'acted', ...by, holds: [], lifted: [] })
      return { caseFile, history }
    },
  }),
]
