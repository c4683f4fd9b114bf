import { hash32 } from '../../shared/case/hash.ts'
import { FileImport } from '../../shared/intake/import-file.ts'
import type { ImportRoom } from '../../shared/intake/import-ports.ts'
import { AT_THE_BEGINNING, type ImportProgress } from '../../shared/intake/import-progress.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import type { CaseIntake } from '../../shared/ports.ts'
import { HOUR, type Instant } from '../../shared/time/instant.ts'
import { AS_OF, fileOf } from '../portfolio/import-text.ts'

export class KilledError extends Error {
  override readonly name = 'KilledError'
}

/** A room over a store in memory. `kill(n)` ends the process, so to speak, at the nth write from now on. */
export function anImportRoom({ now = AS_OF + HOUR }: { now?: Instant } = {}) {
  const store = new MemoryCaseStore()
  const intake = new MemoryCaseIntake(store)
  const feeds: Record<string, Instant> = {}
  const puts: PortfolioFact[] = []
  let left = Infinity
  const counted: CaseIntake = {
    async put(fact, origin) {
      if (left <= 0) throw new KilledError()
      left -= 1
      puts.push(fact)
      return await intake.put(fact, origin)
    },
  }
  const room: ImportRoom = {
    intake: counted,
    cases: store,
    scan: {
      async *scan(segment, of) {
        for (const borrower of store.borrowers()) {
          if (hash32(borrower) % of === segment) yield (await store.load(borrower))!
        }
      },
    },
    feeds: {
      seen: async (feed, asOf) => {
        feeds[feed] = Math.max(feeds[feed] ?? 0, asOf)
      },
    },
    clock: { now: () => now },
    hashPoint: keyedHashPoint('test'),
    ownFeed: 'own',
  }
  const kill = (after: number) => {
    left = after
  }
  const state = () => Object.fromEntries(Array.from(store.borrowers(), (id) => [id, store.peek(id)]))
  return { room, store, feeds, puts, kill, state }
}

interface ImportOptions {
  readonly progress?: ImportProgress
  readonly mayGoOn?: () => boolean
  readonly chunkSize?: number
}

/** One run over a text: what it finished with, the refused rows' file and how far it came. */
export async function importInto(room: ImportRoom, text: string, options: ImportOptions = {}) {
  const { progress = AT_THE_BEGINNING, mayGoOn = () => true, chunkSize = 200 } = options
  const run = new FileImport(room, progress)
  let refusedFile = ''
  const open = fileOf(text, chunkSize)
  const refuse = async (piece: string) => {
    refusedFile += piece
  }
  try {
    const finished = await run.run({ open, refuse, mayGoOn })
    return { finished, refusedFile, progress: run.progress, error: undefined }
  } catch (error) {
    return { finished: undefined, refusedFile, progress: run.progress, error }
  }
}
