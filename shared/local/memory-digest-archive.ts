import type { DigestArchive } from '../audit/digest-archive.ts'
import type { Link } from '../audit/link.ts'
import type { CalendarDay } from '../time/instant.ts'

/** Digests in memory, with the semantics of the real archive. */
export class MemoryDigestArchive implements DigestArchive {
  readonly #batches = new Map<CalendarDay, Map<string, string>>()
  readonly #links = new Map<CalendarDay, Link>()

  putBatch(day: CalendarDay, name: string, text: string): Promise<void> {
    const batches = this.#batches.get(day) ?? new Map<string, string>()
    this.#batches.set(day, batches)
    if (!batches.has(name)) batches.set(name, text)
    return Promise.resolve()
  }

  firstDay(): Promise<CalendarDay | undefined> {
    return Promise.resolve([...this.#batches.keys()].sort((a, b) => a - b)[0])
  }

  batchesOf(day: CalendarDay): Promise<readonly string[]> {
    return Promise.resolve([...(this.#batches.get(day)?.keys() ?? [])].sort())
  }

  readBatch(day: CalendarDay, name: string): Promise<string | undefined> {
    return Promise.resolve(this.#batches.get(day)?.get(name))
  }

  putLink(link: Link): Promise<void> {
    if (!this.#links.has(link.day)) this.#links.set(link.day, link)
    return Promise.resolve()
  }

  latestLink(): Promise<Link | undefined> {
    return Promise.resolve(this.#inOrder().at(-1))
  }

  async *links(): AsyncIterable<Link> {
    yield* this.#inOrder()
  }

  #inOrder(): readonly Link[] {
    return [...this.#links.values()].sort((a, b) => a.day - b.day)
  }
}
