import type { AgentTask } from '../../../case/case-file.ts'
import { TASK_KINDS } from '../../../case/task-kinds.ts'
import type { TaskBriefing } from '../../../tasks/briefing.ts'
import type { Instant } from '../../../time/instant.ts'
import type { Cases } from '../browser/cases.ts'
import { learnZones } from '../browser/zone-offsets.ts'
import type { TaskRow, TimelineView } from '../view.ts'
import { zonesOf } from '../zones.ts'
import type { LenderApi } from './lender-api.ts'
import type { Reader } from './reader.ts'

/** The most of each queue that are shown at once. */
const OF_EACH_QUEUE = 50

interface Listed {
  readonly tasks: readonly { readonly borrower: string; readonly task: AgentTask & { readonly dueAt: Instant } }[]
}

/** The briefing as the API has it: the due time stands with its task. */
type Briefed = Omit<TaskBriefing, 'task' | 'dueAt'> & { readonly task: AgentTask & { readonly dueAt: Instant } }

/** Borrowers and tasks of a deployed stage. Tasks go by the borrower's id, and their times are the reader's own. */
export function deployedCases(api: LenderApi, reader: Reader, asOf: () => Instant): Cases {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  learnZones(zonesOf([{ zone }]))
  return {
    asOf,
    borrower: async (id) => {
      const path = `/v1/borrowers/${encodeURIComponent(id)}`
      const [facts, told] = await Promise.all([
        api.get<Pick<TimelineView, 'borrower' | 'name' | 'locale' | 'zone' | 'state' | 'loans'>>(path),
        api.get<Pick<TimelineView, 'entries' | 'now'>>(`${path}/timeline`),
      ])
      learnZones(zonesOf([facts]))
      return { ...facts, entries: told.entries, now: told.now }
    },
    tasks: async () => {
      const queues = await Promise.all(
        TASK_KINDS.map((queue) => api.get<Listed>(`/v1/tasks?queue=${queue}&limit=${OF_EACH_QUEUE}`)),
      )
      return queues
        .flatMap(({ tasks }) => tasks.map(({ borrower, task }) => rowOf(borrower, task, zone, asOf())))
        .sort((a, b) => Number(b.task.urgent ?? false) - Number(a.task.urgent ?? false) || a.dueAt - b.dueAt)
    },
    task: async (borrower, id) => {
      const { task, ...brief } = await api.get<Briefed>(taskPath(borrower, id))
      learnZones(zonesOf([brief.borrower]))
      return { ...brief, task, dueAt: task.dueAt }
    },
    closeTask: async ({ borrower, task, ...closing }) => {
      await api.post(`${taskPath(borrower, task)}/close`, closing)
    },
    desk: {
      works: reader.roles.includes('agent') || reader.roles.includes('manager'),
      manages: reader.roles.includes('manager'),
      isMine: ({ owner }) => owner?.by === reader.sub,
      take: async (borrower, task) => {
        await api.post(`${taskPath(borrower, task)}/take`)
      },
      release: async (borrower, task) => {
        await api.post(`${taskPath(borrower, task)}/release`)
      },
    },
  }
}

function rowOf(borrower: string, task: AgentTask & { dueAt: Instant }, zone: string, now: Instant): TaskRow {
  return { borrower, name: borrower, zone, task, dueAt: task.dueAt, overdue: task.dueAt < now }
}

function taskPath(borrower: string, task: string): string {
  return `/v1/borrowers/${encodeURIComponent(borrower)}/tasks/${encodeURIComponent(task)}`
}
