import type { CalendarDay } from '../time/instant.ts'
import type { Link } from './link.ts'

/** Where digests are kept: apart from what they are of, and longer. What is put is never changed. */
export interface DigestArchive {
  /** Keeps a batch of witnesses as text. Putting it again under the same name changes nothing. */
  putBatch(day: CalendarDay, name: string, text: string): Promise<void>
  /** The day of the oldest batch; undefined where there is none. */
  firstDay(): Promise<CalendarDay | undefined>
  /** Names of a day's batches, in order. */
  batchesOf(day: CalendarDay): Promise<readonly string[]>
  readBatch(day: CalendarDay, name: string): Promise<string | undefined>
  /** Keeps a day's link unless it has one. */
  putLink(link: Link): Promise<void>
  latestLink(): Promise<Link | undefined>
  /** All links, in the order of their days. */
  links(): AsyncIterable<Link>
}
