import { nameOf } from './log.ts'
import type { Workplace } from './room.ts'

/** What a record asks to be done, about one borrower. */
export interface Concerning {
  readonly borrower: string
}

/** A record of a batch as read at the edge: whom it concerns, that it is of no use here, or why it can never be read. */
export interface BatchRecord<Content extends Concerning = Concerning> {
  /** What Lambda knows the record by: a stream's sequence number or a message's id. */
  readonly id: string
  readonly content: Content | { readonly ignored: string } | { readonly unreadable: string }
}

/** All that a batch holds about one borrower. */
export interface CaseWork<Content extends Concerning = Concerning> {
  readonly borrower: string
  /** The records that ask for it, for the log. */
  readonly records: readonly string[]
  /** What they say, in their order. */
  readonly contents: readonly Content[]
}

export interface BatchWork<Content extends Concerning = Concerning> {
  /** The function's name, for logs and parked records. */
  readonly by: string
  /** How many cases may be in work at once. */
  readonly lanes: number
  /** False once too little of the function's time is left to begin another case. */
  readonly mayBegin: () => boolean
  /** Does the work of one case and throws to mean "again later". */
  readonly doCase: (work: CaseWork<Content>) => Promise<void>
}

interface Job {
  readonly borrower?: string
  readonly records: string[]
  readonly run: () => Promise<void>
}

/**
 * Works through a batch, each borrower once however many records speak of them, and returns the ids of the records that
 * have to come again. A case that fails, or that there was no time for, takes none of the others with it.
 */
export async function workThrough<Content extends Concerning>(
  records: readonly BatchRecord<Content>[],
  work: BatchWork<Content>,
  workplace: Workplace,
): Promise<ReadonlySet<string>> {
  const { by } = work
  const again = new Set<string>()
  const jobs = jobsOf(records, work, workplace)
  const waiting = jobs.values()
  const lane = async () => {
    for (const { borrower, records, run } of waiting) {
      const reason = work.mayBegin() ? await reasonToLeave(run) : 'no time left'
      if (reason === undefined) continue
      workplace.log({ what: 'left', by, records, ...(borrower !== undefined && { borrower }), reason })
      for (const id of records) again.add(id)
    }
  }
  await Promise.all(Array.from({ length: Math.min(work.lanes, jobs.length) }, lane))
  return again
}

function jobsOf<Content extends Concerning>(
  records: readonly BatchRecord<Content>[],
  work: BatchWork<Content>,
  workplace: Workplace,
): readonly Job[] {
  const jobs: Job[] = []
  const ofBorrower = new Map<string, { records: string[]; contents: Content[] }>()
  for (const { id, content } of records) {
    if ('ignored' in content) ignore(id, content.ignored, work, workplace)
    else if ('unreadable' in content) {
      const { unreadable: reason } = content
      jobs.push({ records: [id], run: () => park(id, reason, work, workplace) })
    } else {
      const { borrower } = content
      const known = ofBorrower.get(borrower)
      known?.records.push(id)
      known?.contents.push(content)
      if (known !== undefined) continue
      const gathered = { records: [id], contents: [content] }
      ofBorrower.set(borrower, gathered)
      jobs.push({ borrower, records: gathered.records, run: () => work.doCase({ borrower, ...gathered }) })
    }
  }
  return jobs
}

type Named = Pick<BatchWork, 'by'>

function ignore(record: string, reason: string, { by }: Named, { log, metrics }: Workplace): void {
  metrics.ofHouse('reportsIgnored')
  log({ what: 'ignored', by, records: [record], reason })
}

/** Puts a record aside that can never be worked on as it is. */
export async function park(
  record: string,
  reason: string,
  { by }: Named,
  { parking, log, metrics }: Workplace,
): Promise<void> {
  await parking.park({ from: by, record, reason })
  metrics.ofHouse('recordsParked')
  log({ what: 'parked', by, records: [record], reason })
}

async function reasonToLeave(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return nameOf(error)
  }
}
