import { type CalendarDay, DAY, formatDay, type Instant } from '../time/instant.ts'
import type { DigestArchive } from './digest-archive.ts'
import type { BatchFault } from './fault.ts'
import type { Link } from './link.ts'
import type { Sha256, Witness } from './witness.ts'
import { readWitnesses } from './witness-lines.ts'

/** What was seen of an entry, and on which day. */
export interface Seen extends Witness {
  readonly day: CalendarDay
}

export interface SeenReaderProps {
  readonly archive: DigestArchive
  readonly links: readonly Link[]
  readonly sha256: Sha256
  readonly partly: boolean
}

/** Reads what was witnessed, day by day, and notes which batches are not what their day's link says. */
export class SeenReader {
  readonly #props: SeenReaderProps
  readonly #faults = new Map<string, BatchFault>()
  readonly #leftOut = new Set<string>()

  constructor(props: SeenReaderProps) {
    this.#props = props
  }

  faults(): readonly BatchFault[] {
    return [...this.#faults.values()]
  }

  get leftOut(): number {
    return this.#leftOut.size
  }

  async ofLink({ day, batches }: Link): Promise<readonly Seen[]> {
    const { archive, sha256, partly } = this.#props
    const found: Seen[] = []
    for (const { name, digest } of batches) {
      const text = await archive.readBatch(day, name)
      const read = text === undefined || sha256(text) !== digest ? undefined : readWitnesses(text)
      const batch = `${day} ${name}`
      if (read !== undefined) found.push(...read.map((witness) => ({ ...witness, day })))
      else if (text === undefined && partly) this.#leftOut.add(batch)
      else {
        const what = text === undefined ? 'batch-missing' : 'batch-altered'
        this.#faults.set(batch, { what, day: formatDay(day), batch: name })
      }
    }
    return found
  }

  /** What was witnessed on the days that no link speaks of yet. */
  async unlinked(now: Instant): Promise<readonly Seen[]> {
    const { archive, links } = this.#props
    const last = links.at(-1)?.day
    const found: Seen[] = []
    for (let day = last === undefined ? Infinity : last + 1; day <= now / DAY; day += 1) {
      for (const name of await archive.batchesOf(day)) {
        const read = readWitnesses((await archive.readBatch(day, name)) ?? '') ?? []
        found.push(...read.map((witness) => ({ ...witness, day })))
      }
    }
    return found
  }

  /** All that was witnessed from a day on. */
  async since(first: CalendarDay, now: Instant): Promise<readonly Seen[]> {
    const found: Seen[] = []
    for (const link of this.#props.links) if (link.day >= first) found.push(...(await this.ofLink(link)))
    return [...found, ...(await this.unlinked(now))]
  }
}
