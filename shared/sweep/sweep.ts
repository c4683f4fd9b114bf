import type { CaseFile } from '../case/case-file.ts'
import { CHANNELS, type Channel } from '../case/channel.ts'
import type { Policy } from '../case/policy.ts'
import type { CaseScan, Clock, QueueAges, SendingControl } from '../ports.ts'
import { caseState } from '../story/case-state.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'
import { NOBODY, type StateCounts } from './portfolio-ledger.ts'

export interface SweepPorts {
  readonly scan: CaseScan
  readonly control: SendingControl
  readonly clock: Clock
  readonly ages: QueueAges
}

/** What becomes of a case that the sweep finds wrong. */
export type Moved = Diagnosis & { readonly borrower: string }

export interface SweepWork {
  readonly segment: number
  readonly of: number
  /** Goes on behind this borrower; from the beginning where it is absent. */
  readonly after?: string
  /** Where the borrowers before that one stand; a segment is counted as a whole. */
  readonly counted?: StateCounts
  /** A channel whose oldest message has waited longer is not driven again: its queue has those cases already. Seconds. */
  readonly periodSeconds: number
  /** False once too little time is left to go on. */
  readonly goOn: () => boolean
  /** Opens the room for a case, at whatever pace; throws to mean that the next sweep may try again. */
  readonly drive: (moved: Moved) => Promise<void>
}

export interface Swept {
  readonly scanned: number
  readonly driven: number
  /** Wrong, and left to the next sweep: their channel is behind, or driving them failed. */
  readonly left: number
  /** Where the segment's borrowers stand, those of its earlier messages included. */
  readonly states: StateCounts
  /** Where the next message goes on; absent when the segment is done. */
  readonly after?: string
}

/** How many cases are driven at once: enough to hide the time that calls take, few enough to leave the tables to others. */
const LANES = 8

/** Decides every case of a segment anew and has those driven whose plan is wrong, lost or from another policy. */
export async function sweep(work: SweepWork, policy: Policy, ports: SweepPorts): Promise<Swept> {
  const behind = await channelsBehind(work, ports)
  const counts = { scanned: 0, driven: 0, left: 0 }
  const states = { ...(work.counted ?? NOBODY) }
  let waiting: Moved[] = []
  let last = work.after
  const drive = async () => {
    const done = await Promise.all(waiting.map((moved) => driving(moved, work)))
    for (const driven of done) counts[driven ? 'driven' : 'left'] += 1
    waiting = []
  }
  for await (const caseFile of ports.scan.scan(work.segment, work.of, work.after)) {
    if (!work.goOn()) {
      await drive()
      return { ...counts, states, ...(last !== undefined && { after: last }) }
    }
    counts.scanned += 1
    states[caseState(caseFile, policy, ports.clock.now())] += 1
    const moved = await movedBy(caseFile, policy, ports)
    if (moved !== undefined && isBehind(moved, behind)) counts.left += 1
    else if (moved !== undefined) waiting.push(moved)
    if (waiting.length === LANES) await drive()
    last = caseFile.borrower.id
  }
  await drive()
  return { ...counts, states }
}

async function channelsBehind({ periodSeconds }: SweepWork, { ages }: SweepPorts): Promise<ReadonlySet<Channel>> {
  const oldest = await Promise.all(CHANNELS.map((channel) => ages.oldest(channel)))
  return new Set(CHANNELS.filter((_, at) => (oldest[at] ?? 0) > periodSeconds))
}

async function movedBy(caseFile: CaseFile, policy: Policy, { control, clock }: SweepPorts): Promise<Moved | undefined> {
  const diagnosis = diagnose(caseFile, await control.standing(), policy, clock.now())
  return diagnosis && { ...diagnosis, borrower: caseFile.borrower.id }
}

/** Only a contact that is due now goes to a queue; what is to be planned anew needs none. */
function isBehind({ repair, channel }: Moved, behind: ReadonlySet<Channel>): boolean {
  return repair === 'overdue-plan' && channel !== undefined && behind.has(channel)
}

async function driving(moved: Moved, { drive }: SweepWork): Promise<boolean> {
  try {
    await drive(moved)
    return true
  } catch {
    return false
  }
}
