import { closeTask, getBorrower, getTask, getTasks } from './api.ts'
import type { Cases } from './cases.ts'
import type { Live } from './live.ts'

/** The borrowers and tasks of the run on this machine, at its virtual now. */
export function localCases(live: Live): Cases {
  return {
    asOf: () => live.overview().clock.now,
    borrower: async (id) => (await getBorrower(id)).timeline,
    tasks: async () => (await getTasks()).tasks,
    task: async (borrower, task) => (await getTask(borrower, task)).briefing,
    closeTask: async (closing) => {
      await closeTask(closing)
    },
  }
}
