import type { AgentTask, CaseFile } from '../../shared/case/case-file.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { MemoryTaskStore } from '../../shared/local/memory-task-store.ts'
import { closeTask, type TaskClosing } from '../../shared/tasks/close-task.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { aCase, aPolicy, at } from '../case/factories.ts'

/** A day after the loan was due. */
export const NOW = at('2026-11-12T10:00:00+08:00')

export function aTask(overrides: Partial<AgentTask> = {}): AgentTask {
  return { id: 'call.l-1.1.ring', kind: 'call', loan: 'l-1', about: 'Please call.', openedAt: NOW, ...overrides }
}

export const closingPolicy = aPolicy()

/** Real ports in memory round one case with a task that amy has. */
export function aTaskRoom(task: AgentTask = aTask(), caseFile: Partial<CaseFile> = {}) {
  const cases = new MemoryCaseStore()
  const owned = { ...task, owner: { by: 'amy', at: NOW } }
  cases.open(aCase({ tasks: [owned], ...caseFile }))
  const ports = {
    cases,
    intake: new MemoryCaseIntake(cases),
    responses: new MemoryResponseStore(cases),
    tasks: new MemoryTaskStore(cases),
  }
  const found = () => {
    const standing = cases.peek('b-1')
    if (standing === undefined) throw new Error('there is no case of b-1')
    return standing
  }
  const close = (outcome: TaskClosing['outcomes'][number], more: Partial<TaskClosing> = {}) =>
    closeTask(
      { borrower: 'b-1', task: task.id, by: 'amy', at: NOW + HOUR, outcomes: [outcome], ...more },
      closingPolicy,
      ports,
    )
  return { ...ports, found, close, history: () => cases.history('b-1') }
}
