import type {
  BorrowerAnswer,
  BorrowersAnswer,
  ClockAnswer,
  ErrorAnswer,
  OutboxAnswer,
  OutcomesAnswer,
  OverviewAnswer,
  ReplyAnswer,
  TaskAnswer,
  TasksAnswer,
} from '../wire.ts'
import { Refused } from './refused.ts'
import { learnZones } from './zone-offsets.ts'

export function getOverview(): Promise<OverviewAnswer> {
  return ask('/api/overview')
}

export async function getOutbox(filter: { readonly channel?: string; readonly limit: number }): Promise<OutboxAnswer> {
  const answer: OutboxAnswer = await ask(`/api/outbox?${query(filter)}`)
  learnZones(answer.zones)
  return answer
}

export async function getBorrowers(filter: {
  readonly query: string
  readonly state: string
  readonly limit: number
}): Promise<BorrowersAnswer> {
  const answer: BorrowersAnswer = await ask(`/api/borrowers?${query(filter)}`)
  learnZones(answer.zones)
  return answer
}

export async function getBorrower(id: string): Promise<BorrowerAnswer> {
  const answer: BorrowerAnswer = await ask(`/api/borrowers/${encodeURIComponent(id)}`)
  learnZones(answer.zones)
  return answer
}

export async function getTasks(): Promise<TasksAnswer> {
  const answer: TasksAnswer = await ask('/api/tasks')
  learnZones(answer.zones)
  return answer
}

export async function getTask(borrower: string, task: string): Promise<TaskAnswer> {
  const answer: TaskAnswer = await ask(`/api/tasks/${encodeURIComponent(borrower)}/${encodeURIComponent(task)}`)
  learnZones(answer.zones)
  return answer
}

export function closeTask(closing: object): Promise<object> {
  return ask('/api/tasks/close', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(closing),
  })
}

export function getOutcomes(): Promise<OutcomesAnswer> {
  return ask('/api/outcomes')
}

export function changeClock(
  request: { readonly play: number } | { readonly pause: true } | { readonly jump: string },
): Promise<ClockAnswer> {
  return ask('/api/clock', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  })
}

export function sendReply(contact: string, words: string): Promise<ReplyAnswer> {
  return ask('/api/reply', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ contact, words }),
  })
}

// Both ends are built from one set of types and served together, so an answer is taken as what the server says it is.
async function ask<Answer>(path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(path, options)
  if (response.ok) return response.json()
  const { error }: ErrorAnswer = await response.json()
  throw new Refused(response.status, error)
}

function query(filter: { readonly [name: string]: string | number | undefined }): URLSearchParams {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(named.map(([name, value]) => [name, String(value)]))
}
