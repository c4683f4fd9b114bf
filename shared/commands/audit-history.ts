import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { auditCase, auditHistory, type Period } from '../audit/audit-case.ts'
import type { AuditRecord } from '../audit/audit-record.ts'
import { HistoryUnreadableError, WrittenHistory } from '../audit/export/written-history.ts'
import type { Fault } from '../audit/fault.ts'
import type { Format } from '../audit/report/report.ts'
import { writeVerified } from '../audit/report/write-verified.ts'
import { type Verified, verify } from '../audit/verify.ts'
import { toItem } from '../aws/items/attributes.ts'
import { UnreadableItemError } from '../aws/items/item-errors.ts'
import { readHistoryItem } from '../aws/items/read-history.ts'
import { sha256 } from '../aws/sha256.ts'
import type { Policy } from '../case/policy.ts'
import { actorNamed } from '../local/commands/actor-named.ts'
import { strategyNamed } from '../local/commands/strategy-named.ts'
import { localPolicy } from '../local/local-policy.ts'
import { MemoryDigestArchive } from '../local/memory-digest-archive.ts'
import type { HistoryEntry } from '../ports.ts'
import { DAY, type Instant, parseInstant } from '../time/instant.ts'
import { writeReport } from './report-file.ts'
import { UsageError } from './run-command.ts'

export interface AuditHistoryArguments {
  readonly history: string
  readonly borrower: string | undefined
  readonly period: Period
  readonly expect: string | undefined
  readonly now: Instant
}

export interface ToldAs {
  readonly strategy: string | undefined
  readonly actor: string | undefined
  readonly format: Format
  readonly out: string | undefined
}

interface Read {
  readonly history: WrittenHistory
  readonly archive: MemoryDigestArchive
}

/** Tells what a written history holds and what of it is not as written, with rules explained by the packs that come with Duewell. */
export async function auditHistoryFile(args: AuditHistoryArguments, told: ToldAs): Promise<void> {
  const { strategy = 'gentle', actor = 'first-party', format, out } = told
  const policy = localPolicy({ strategy: await strategyNamed(strategy), actor: actorNamed(actor) })
  const read = await open(args)
  const verified = await held(read, args)
  const { title, about } = read.history.about
  const lines = [
    ...about,
    `Rules in the words of packs ${policy.versions.packs}.`,
    ...writeVerified('Digests', verified),
  ]
  const written = await writeReport(
    format,
    out,
    { title, about: lines },
    recordsOf(read.history, verified.faults, policy, args),
  )
  if (written === 0) console.error('Nothing is known of this borrower or period; look at the id and the dates.')
  failOn(verified.faults)
}

/** Holds a written history against the digests that came with it. Fails where anything is not as it was. */
export async function verifyHistoryFile(args: AuditHistoryArguments): Promise<void> {
  const verified = await held(await open(args), args)
  console.log(writeVerified(args.history, verified).join('\n'))
  failOn(verified.faults)
}

function held({ history, archive }: Read, { borrower, period, expect, now }: AuditHistoryArguments): Promise<Verified> {
  return verify(archive, history, sha256, {
    ...(Number.isFinite(period.from) && { from: Math.floor(period.from / DAY) }),
    ...(Number.isFinite(period.to) && { to: Math.ceil(period.to / DAY) - 1 }),
    borrower,
    expect,
    partly: history.about.digests === 'of-these',
    // What a file says of its own age excuses nothing: what the clock gives time to should still be there.
    now: Math.min(history.about.asOf, now),
  })
}

function failOn(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  console.error(`${faults.length === 1 ? '1 thing is' : `${faults.length} things are`} not as written.`)
  process.exitCode = 1
}

function* recordsOf(
  history: WrittenHistory,
  faults: readonly Fault[],
  policy: Policy,
  { borrower, period }: AuditHistoryArguments,
): Generator<AuditRecord> {
  for (const id of borrower === undefined ? history.borrowers() : [borrower]) {
    const caseFile = history.caseOf(id)
    const { entries, unreadable } = readable(id, history)
    const told =
      caseFile === undefined ? auditHistory(id, entries, policy, period) : auditCase(caseFile, entries, policy, period)
    yield* [...told, ...unreadable, ...faults.flatMap((fault) => faultRecord(fault, id) ?? [])]
      .filter(({ at }) => at >= period.from && at < period.to)
      .toSorted((a, b) => a.at - b.at)
  }
}

/** A borrower's entries; one that nobody can read any more is told as such, since it may have been made so. */
function readable(borrower: string, history: WrittenHistory) {
  const entries: HistoryEntry[] = []
  const unreadable: AuditRecord[] = []
  for (const fields of history.fieldsOf(borrower)) {
    try {
      entries.push(readHistoryItem(toItem(fields)).entry)
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error
      unreadable.push(untold(borrower, error.key.sk, 'entry that can’t be read'))
    }
  }
  return { entries, unreadable }
}

const FAULTS = {
  removed: 'removed from the history',
  altered: 'altered since it was written',
  unwitnessed: 'seen by nobody when it was written',
}

function faultRecord(fault: Fault, borrower: string): AuditRecord | undefined {
  if (!('entry' in fault) || fault.borrower !== borrower) return undefined
  return untold(borrower, fault.entry, FAULTS[fault.what])
}

/** An entry of which only its place is known, which begins with its instant. */
function untold(borrower: string, entry: string, what: string): AuditRecord {
  const at = parseInstant(entry.split('#')[0] ?? '') ?? 0
  return { at, borrower, zone: 'UTC', what, source: entry, findings: [] }
}

async function open({ history: file }: AuditHistoryArguments): Promise<Read> {
  const archive = new MemoryDigestArchive()
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    return { history: await WrittenHistory.read(lines, archive, sha256), archive }
  } catch (error) {
    if (error instanceof HistoryUnreadableError) throw new UsageError(`${file}: ${error.message}`)
    throw error
  }
}
