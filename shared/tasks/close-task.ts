import type { AgentTask, CaseFile } from '../case/case-file.ts'
import type { Policy } from '../case/policy.ts'
import type { CaseIntake, CaseStore, HistoryEntry } from '../ports.ts'
import { taskEntries } from '../reconcile/decision-entry.ts'
import { madeHolds } from '../responses/made-holds.ts'
import type { ResponseStore } from '../responses/response-store.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { countedContact, type MadeContact } from './made-contact.ts'
import type { TaskOutcome } from './outcome.ts'
import { responseIdOf, taskEffects } from './task-effects.ts'
import type { TaskEffects, TaskStore } from './task-store.ts'

/** Longer than what asked for a task is quiet after it. */
const REMEMBERED = 60 * DAY

/** What a person says of a task when it is done. */
export interface TaskClosing {
  readonly borrower: string
  readonly task: string
  readonly by: string
  readonly at: Instant
  readonly outcomes: readonly TaskOutcome[]
  /** The contact that it took, if it took one. */
  readonly contact?: MadeContact | undefined
  readonly note?: string | undefined
}

export interface ClosingPorts {
  readonly cases: Pick<CaseStore, 'load'>
  readonly intake: CaseIntake
  readonly responses: Pick<ResponseStore, 'stopAddress'>
  readonly tasks: Pick<TaskStore, 'close'>
}

export type Closed =
  | { readonly is: 'closed'; readonly effects: TaskEffects }
  /** The same person closed it before; what that changed stands. */
  | { readonly is: 'repeated' }
  | { readonly is: 'closed-by'; readonly by: string }
  /** Nobody's, or somebody else's: it is taken before it is closed. */
  | { readonly is: 'not-yours'; readonly by: string | undefined }
  | { readonly is: 'no-task' }

/**
 * Closes a task with what came of it. The contact counts first, since it was made whatever else happens; a wrong number closes
 * for everybody behind it; then the task closes and its effects stand in one write. A crash in between is made good by closing
 * it again.
 * @throws OutcomeRefusedError where the case as it is has no room for an outcome; then nothing has changed.
 */
export async function closeTask(closing: TaskClosing, policy: Policy, ports: ClosingPorts): Promise<Closed> {
  const { borrower, by, at } = closing
  const caseFile = await ports.cases.load(borrower)
  const task = caseFile?.tasks.find(({ id }) => id === closing.task)
  if (caseFile === undefined || task === undefined) return { is: 'no-task' }
  if (task.closed !== undefined || task.owner?.by !== by) return leftAlone(task, by)

  const effects = taskEffects(task, closing, caseFile, policy)
  const contact = closing.contact && countedContact(task, closing.contact, at, caseFile)
  if (contact !== undefined) await ports.intake.put({ kind: 'contact', borrower, value: contact }, { asOf: at })
  for (const closed of effects.closed) await ports.responses.stopAddress(closed)
  const closed = await ports.tasks.close(borrower, task.id, {
    effects,
    history: historyOf(closing, task, effects, contact?.id),
    forgotten: forgotten(caseFile, at),
  })
  if (closed) return { is: 'closed', effects }
  // Somebody was faster, so the case says who.
  const standing = (await ports.cases.load(borrower))?.tasks.find(({ id }) => id === task.id)
  return standing === undefined ? { is: 'no-task' } : leftAlone(standing, by)
}

/** Why a task is not closed now: it is closed already, or is not theirs. */
function leftAlone({ closed, owner }: AgentTask, by: string): Closed {
  if (closed === undefined) return { is: 'not-yours', by: owner?.by }
  return closed.by === by ? { is: 'repeated' } : { is: 'closed-by', by: closed.by }
}

function historyOf(
  { at, by, outcomes, note }: TaskClosing,
  task: AgentTask,
  effects: TaskEffects,
  contact: string | undefined,
): readonly [Extract<HistoryEntry, { what: 'task-closed' }>, ...HistoryEntry[]] {
  const { id, kind, loan } = task
  const entry = {
    what: 'task-closed',
    ...{ at, task: id, kind, by },
    ...(loan !== undefined && { loan }),
    outcomes: outcomes.map(({ is }) => is),
    ...(contact !== undefined && { contact }),
    ...(note !== undefined && { note }),
    response: responseIdOf(task),
    holds: madeHolds(effects.holds),
    lifted: effects.lifted.map((hold) => hold.id),
  } as const
  const points = effects.closed.map(({ point, why }): HistoryEntry => ({ what: 'point-closed', at, point, why }))
  return [entry, ...points, ...taskEntries(effects.tasks, at)]
}

function forgotten({ tasks }: CaseFile, now: Instant): readonly string[] {
  return tasks.flatMap(({ id, closed }) => (closed !== undefined && closed.at < now - REMEMBERED ? [id] : []))
}
