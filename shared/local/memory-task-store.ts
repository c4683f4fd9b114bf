import type { AgentTask } from '../case/case-file.ts'
import type { TaskKind } from '../case/task-kinds.ts'
import type { HistoryEntry } from '../ports.ts'
import { dueAt } from '../tasks/due.ts'
import type { QueuedTask, Taking, TaskChange, TaskPage, TaskStore } from '../tasks/task-store.ts'
import type { Instant } from '../time/instant.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'
import { withEffects } from './with-effects.ts'

/** Tasks in memory, with the semantics of the real store. */
export class MemoryTaskStore implements TaskStore {
  readonly #cases: MemoryCaseStore

  constructor(cases: MemoryCaseStore) {
    this.#cases = cases
  }

  list(queue: TaskKind, { limit, after, dueUntil = Infinity }: TaskPage): Promise<readonly QueuedTask[]> {
    const open = this.#open().filter(({ task }) => task.kind === queue && dueAt(task) <= dueUntil)
    const behind = after === undefined ? open : open.filter((queued) => inOrder(after, placeOf(queued)) < 0)
    return Promise.resolve(behind.slice(0, limit))
  }

  take(borrower: string, id: string, by: string, at: Instant): Promise<Taking> {
    const task = this.#find(borrower, id)
    if (task === undefined) return Promise.resolve({ is: 'no-task' })
    if (task.closed !== undefined) return Promise.resolve({ is: 'closed' })
    if (task.owner === undefined) {
      this.#replace(borrower, { ...task, owner: { by, at } }, [{ what: 'task-taken', at, task: id, by }])
    } else if (task.owner.by !== by) return Promise.resolve({ is: 'owned', by: task.owner.by })
    return Promise.resolve({ is: 'taken' })
  }

  release(borrower: string, id: string, owner: string, by: string, at: Instant): Promise<boolean> {
    const task = this.#find(borrower, id)
    if (task === undefined || task.closed !== undefined || task.owner?.by !== owner) return Promise.resolve(false)
    const { owner: _, ...nobodys } = task
    this.#replace(borrower, nobodys, [{ what: 'task-released', at, task: id, by }])
    return Promise.resolve(true)
  }

  close(borrower: string, id: string, { effects, history, forgotten }: TaskChange): Promise<boolean> {
    const task = this.#find(borrower, id)
    const [{ at, by }] = history
    if (task === undefined || task.closed !== undefined || task.owner?.by !== by) return Promise.resolve(false)
    this.#replace(borrower, { ...task, closed: { by, at } }, [])
    this.#cases.apply(
      borrower,
      (caseFile) => {
        const tasks = caseFile.tasks.filter((each) => !forgotten.includes(each.id))
        return withEffects({ ...caseFile, tasks }, { ...effects, reopened: [] }, at)
      },
      history,
    )
    return Promise.resolve(true)
  }

  #open(): readonly QueuedTask[] {
    const all = [...this.#cases.borrowers()].flatMap((borrower) =>
      (this.#cases.peek(borrower)?.tasks ?? []).map((task) => ({ borrower, task })),
    )
    return all.filter(({ task }) => task.closed === undefined).sort((a, b) => inOrder(placeOf(a), placeOf(b)))
  }

  #find(borrower: string, id: string): AgentTask | undefined {
    return this.#cases.peek(borrower)?.tasks.find((task) => task.id === id)
  }

  #replace(borrower: string, task: AgentTask, history: readonly HistoryEntry[]): void {
    const replaced = (each: AgentTask) => (each.id === task.id ? task : each)
    this.#cases.apply(borrower, (caseFile) => ({ ...caseFile, tasks: caseFile.tasks.map(replaced) }), history)
  }
}

interface Place {
  readonly borrower: string
  readonly task: string
  readonly dueAt: Instant
}

function placeOf({ borrower, task }: QueuedTask): Place {
  return { borrower, task: task.id, dueAt: dueAt(task) }
}

function inOrder(a: Place, b: Place): number {
  if (a.dueAt !== b.dueAt) return a.dueAt - b.dueAt
  if (a.borrower !== b.borrower) return a.borrower < b.borrower ? -1 : 1
  return a.task < b.task ? -1 : a.task === b.task ? 0 : 1
}
