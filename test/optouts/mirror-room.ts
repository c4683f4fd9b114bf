import type { CaseFile } from '../../shared/case/case-file.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import type { MirrorPorts } from '../../shared/optouts/mirror-opt-outs.ts'
import type { ListedAddress, MirrorProgress, OptOutList } from '../../shared/optouts/opt-out-list.ts'
import type { Instant } from '../../shared/time/instant.ts'

/** A provider's list in memory. */
export function aList(entries: readonly ListedAddress[], more: Partial<OptOutList> = {}, pageSize = 2) {
  const members = new Map(entries.map((entry) => [entry.address, entry]))
  const did: string[] = []
  const list: OptOutList = {
    name: 'end-user-messaging',
    channel: 'sms',
    async *pages() {
      const all = [...members.values()]
      for (let at = 0; at < all.length; at += pageSize) yield all.slice(at, at + pageSize)
    },
    put: async (address) => {
      did.push(`put ${address}`)
      members.set(address, { address, since: 0, why: 'opted-out' })
    },
    remove: async (address) => {
      did.push(`remove ${address}`)
      members.delete(address)
    },
    ...more,
  }
  return { list, did, members }
}

/** Cases and stops in memory; the id of a contact point is its address with `#` before it. */
export function aMirror(lists: readonly OptOutList[], cases: readonly CaseFile[], now: Instant) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases) store.open(caseFile)
  const stops = new MemoryResponseStore(store)
  const held: { progress: MirrorProgress | undefined; now: Instant; readonly refused: string[]; scanned: string[] } = {
    ...{ progress: undefined, now },
    ...{ refused: [], scanned: [] },
  }
  const ports: MirrorPorts = {
    lists,
    hashPoint: (address) => `#${address}`,
    addresses: {
      standing: async (point) => stops.stopOf(point),
      stop: async (closed) => {
        const before = stops.stopOf(closed.point)
        await stops.stopAddress(closed)
        return before === undefined || before.since < closed.since ? 'stored' : 'older'
      },
    },
    scan: {
      async *scan(_segment, _of, after = '') {
        for (const id of [...store.borrowers()].toSorted().filter((each) => each > after)) {
          held.scanned.push(id)
          const found = store.peek(id)
          if (found !== undefined) yield found
        }
      },
    },
    ledger: {
      read: async () => held.progress,
      keep: async (progress) => {
        held.progress = progress
      },
    },
    clock: { now: () => held.now },
    onRefused: (name) => held.refused.push(name),
  }
  return { ports, held, store, stops, closed: (id = 'b-1') => store.peek(id)?.closedPoints ?? [] }
}
