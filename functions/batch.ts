import { nameOf } from './log.ts'
import type { Room } from './room.ts'

/** A record of a batch as read at the edge: whom it concerns, or why it can never be read. */
export interface BatchRecord {
  /** What Lambda knows the record by: a stream's sequence number or a message's id. */
  readonly id: string
  readonly content: { readonly borrower: string } | { readonly unreadable: string }
}

export interface BatchWork {
  /** The function's name, for logs and parked records. */
  readonly by: string
  /** How many cases may be in work at once. */
  readonly lanes: number
  /** False once too little of the function's time is left to begin another case. */
  readonly mayBegin: () => boolean
  /** Does the work of one case and throws to mean "again later". */
  readonly reconcile: (borrower: string) => Promise<void>
}

interface Job {
  readonly records: string[]
  readonly run: () => Promise<void>
}

/**
 * Works through a batch, each borrower once however many records speak of them, and returns the ids of the records that
 * have to come again. A case that fails, or that there was no time for, takes none of the others with it.
 */
export async function workThrough(
  records: readonly BatchRecord[],
  work: BatchWork,
  room: Room,
): Promise<ReadonlySet<string>> {
  const again = new Set<string>()
  const jobs = jobsOf(records, work, room)
  const waiting = jobs.values()
  const lane = async () => {
    for (const { records, run } of waiting) {
      const reason = work.mayBegin() ? await reasonToLeave(run) : 'no time left'
      if (reason === undefined) continue
      room.log({ what: 'left', by: work.by, records, reason })
      for (const id of records) again.add(id)
    }
  }
  await Promise.all(Array.from({ length: Math.min(work.lanes, jobs.length) }, lane))
  return again
}

function jobsOf(records: readonly BatchRecord[], work: BatchWork, room: Room): readonly Job[] {
  const jobs: Job[] = []
  const ofBorrower = new Map<string, Job>()
  for (const { id, content } of records) {
    if ('unreadable' in content) {
      jobs.push({ records: [id], run: () => park(id, content.unreadable, work, room) })
      continue
    }
    const { borrower } = content
    const known = ofBorrower.get(borrower)
    if (known !== undefined) {
      known.records.push(id)
      continue
    }
    const job = { records: [id], run: () => work.reconcile(borrower) }
    ofBorrower.set(borrower, job)
    jobs.push(job)
  }
  return jobs
}

async function park(record: string, reason: string, { by }: BatchWork, { parking, log }: Room): Promise<void> {
  await parking.park({ from: by, record, reason })
  log({ what: 'parked', by, record, reason })
}

async function reasonToLeave(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return nameOf(error)
  }
}
