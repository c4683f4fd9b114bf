import type { CaseFile } from '../case/case-file.ts'
import { inLanes } from '../intake/in-lanes.ts'
import type { CaseScan, Clock } from '../ports.ts'
import { DAY, formatDay, type Instant } from '../time/instant.ts'
import type { AddressStops, ListedAddress, MirrorLedger, MirrorProgress, OptOutList } from './opt-out-list.ts'
import { wantedOnLists } from './wanted-on-lists.ts'

/** Writes in flight at once. */
const LANES = 16
/** So many cases are looked at again where a round ends in a crash. */
const KEPT_EVERY = 2_000

export interface MirrorPorts {
  readonly lists: readonly OptOutList[]
  readonly hashPoint: (address: string) => string
  readonly addresses: AddressStops
  readonly scan: CaseScan
  readonly ledger: MirrorLedger
  readonly clock: Clock
  /** Hears of a change that a list refused, by the error's name; the round goes on. */
  readonly onRefused: (list: OptOutList['name'], error: unknown) => void
}

/** What a run of a round did. */
export interface Mirrored {
  /** Addresses that a list had and we had not. */
  readonly taken: number
  /** Addresses that we put on a list, and that we took off one because their owner wants messages again. */
  readonly put: number
  readonly removed: number
  readonly done: boolean
}

/**
 * Mirrors providers' lists both ways, once a day: what they list closes here, and what closed here is put on theirs. A run that has no
 * time left goes on where it was when it is started again, and all of it may be done twice.
 */
export async function mirrorOptOuts(ports: MirrorPorts, mayGoOn: () => boolean): Promise<Mirrored> {
  const { lists, ledger, clock } = ports
  const day = formatDay(Math.floor(clock.now() / DAY))
  const before = await ledger.read()
  let progress: MirrorProgress = before === undefined || before.done ? { day, taken: false, done: false } : before
  if (before?.done === true && before.day === day) return { taken: 0, put: 0, removed: 0, done: true }
  const counts = { taken: 0, put: 0, removed: 0 }
  const listed = new Map<OptOutList['name'], Map<string, Instant>>()
  for (const list of lists) {
    const members = new Map<string, Instant>()
    for await (const page of list.pages()) {
      for (const { address, since = 0 } of page) members.set(ports.hashPoint(address), since)
      if (!progress.taken) counts.taken += await takeIn(page, ports)
      // Half of a list says nothing of who is not on it, so that nothing goes out by it.
      if (!mayGoOn()) return { ...counts, done: false }
    }
    listed.set(list.name, members)
  }
  progress = { ...progress, taken: true }
  await ledger.keep(progress)
  let seen = 0
  for await (const caseFile of ports.scan.scan(0, 1, progress.after)) {
    const { put, removed } = await giveOut(caseFile, listed, ports)
    counts.put += put
    counts.removed += removed
    progress = { ...progress, after: caseFile.borrower.id }
    seen += 1
    if (seen % KEPT_EVERY === 0) await ledger.keep(progress)
    if (mayGoOn()) continue
    await ledger.keep(progress)
    return { ...counts, done: false }
  }
  await ledger.keep({ day, taken: true, done: true })
  return { ...counts, done: true }
}

/** An undated entry counts as of when it was first seen, so that consent of a later date is not overruled every day anew. */
async function takeIn(page: readonly ListedAddress[], { addresses, hashPoint, clock }: MirrorPorts): Promise<number> {
  let taken = 0
  const closeOne = async ({ address, since, why }: ListedAddress) => {
    const point = hashPoint(address)
    const known = since === undefined ? await addresses.standing(point) : undefined
    const closed = known ?? { point, since: since ?? clock.now(), why }
    if ((await addresses.stop(closed)) === 'stored') taken += 1
  }
  await inLanes(page, LANES, ({ address }) => address, closeOne)
  return taken
}

async function giveOut(
  caseFile: CaseFile,
  listed: ReadonlyMap<OptOutList['name'], ReadonlyMap<string, Instant>>,
  { lists, onRefused }: MirrorPorts,
): Promise<{ readonly put: number; readonly removed: number }> {
  const counts = { put: 0, removed: 0 }
  const change = async (list: OptOutList, count: keyof typeof counts, run: () => Promise<void>) => {
    try {
      await run()
      counts[count] += 1
    } catch (error) {
      onRefused(list.name, error)
    }
  }
  for (const list of lists) {
    const members = listed.get(list.name) ?? new Map<string, Instant>()
    for (const { point, address, closedAt, openSince } of wantedOnLists(caseFile, list.channel)) {
      const since = members.get(point)
      const { put, remove } = list
      if (put !== undefined && closedAt !== undefined && since === undefined) {
        await change(list, 'put', () => put(address))
      } else if (remove !== undefined && openSince !== undefined && since !== undefined && since < openSince) {
        await change(list, 'removed', () => remove(address))
      }
    }
  }
  return counts
}
