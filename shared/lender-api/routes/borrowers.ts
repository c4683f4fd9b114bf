import * as z from 'zod'
import type { CaseFile } from '../../case/case-file.ts'
import { isClosed } from '../../case/opt-outs.ts'
import { caseState } from '../../story/case-state.ts'
import { loanViews } from '../../story/loan-views.ts'
import { dueAt } from '../../tasks/due.ts'
import { instantSchema } from '../../time/boundary.ts'
import type { Instant } from '../../time/instant.ts'
import { borrowerAnswer, timelineAnswer } from '../answers.ts'
import { caseOf } from '../case-of.ts'
import type { LenderRoom } from '../lender-room.ts'
import { type Route, route } from '../route.ts'

const READERS = ['agent', 'manager', 'auditor'] as const
const BORROWER = '/v1/borrowers/{borrower}'

/** What is known of a borrower, what happened, and why. */
export const borrowerRoutes: readonly Route[] = [
  route({
    id: 'readBorrower',
    method: 'get',
    path: BORROWER,
    summary: 'A borrower as they stand: loans, holds, open tasks, ways to reach them',
    roles: READERS,
    answer: borrowerAnswer,
    handle: async ({ params, at }, room) => viewOf(await caseOf(params('borrower'), room), room, at),
  }),
  route({
    id: 'readTimeline',
    method: 'get',
    path: `${BORROWER}/timeline`,
    summary: 'What happened to a borrower, in order, with the rules that spoke',
    roles: READERS,
    answer: timelineAnswer,
    handle: async ({ params, at }, room) => (await whys()).timelineOf(await caseOf(params('borrower'), room), room, at),
  }),
  route({
    id: 'explainBorrower',
    method: 'get',
    path: `${BORROWER}/explanation`,
    summary: 'What would happen to a borrower at an instant, rule by rule, and when the answer changes',
    roles: READERS,
    query: z.object({ at: instantSchema.optional() }),
    answer: z.record(z.string(), z.unknown()),
    handle: async ({ params, query, at }, room) =>
      (await whys()).explanationOf(await caseOf(params('borrower'), room), room, query.at ?? at),
  }),
  route({
    id: 'auditBorrower',
    method: 'get',
    path: `${BORROWER}/audit`,
    summary: 'Every contact and every non-send, with texts, consents, and the rules that allowed or forbade it',
    roles: ['auditor'],
    query: z.object({ from: instantSchema.optional(), to: instantSchema.optional() }),
    answer: z.object({ records: z.array(z.looseObject({ at: instantSchema, what: z.string() })) }),
    handle: async ({ params, query }, room) =>
      (await whys()).auditOf(await caseOf(params('borrower'), room), room, query),
  }),
]

/** Whoever asks why has the decision and its rules loaded; nothing else needs them. */
function whys() {
  return import('../whys.ts')
}

function viewOf(caseFile: CaseFile, { policy }: LenderRoom, now: Instant) {
  const { borrower, holds, tasks, closedPoints } = caseFile
  return {
    borrower: borrower.id,
    name: borrower.name,
    locale: borrower.locales[0] ?? '',
    zone: policy.rulebook.rulesFor(borrower).homeZone.name,
    state: caseState(caseFile, policy, now),
    loans: loanViews(caseFile, policy, now),
    points: borrower.contactPoints.map((point) => {
      const closed = isClosed(point, closedPoints) && closedPoints.find((each) => each.point === point.id)?.why
      return { ...point, ...(closed && { closed }) }
    }),
    holds,
    tasks: tasks.flatMap((task) => (task.closed === undefined ? [{ ...task, dueAt: dueAt(task) }] : [])),
  }
}
