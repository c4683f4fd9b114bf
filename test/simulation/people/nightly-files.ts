import type { Queue } from '../aws/queue.ts'
import type { Calendar } from '../world/calendar.ts'
import type { World } from '../world/world.ts'
import { ODD_FILES, oddFile } from './odd-file.ts'
import { DAY, HOUR, MINUTE, type Person } from './person.ts'
import { portfolioFile, rowsOf } from './portfolio-file.ts'

/** Where the lender puts its files down, and where they are told of. */
export interface FileRoom {
  readonly imports: Queue
  /** Keeps a file that the lender put down. */
  readonly keepFile: (key: string, text: string | Buffer) => void
  readonly hasFile: (key: string) => boolean
}

/** The lender's files of those whom it tells of by files. */
export class NightlyFiles {
  readonly #world: World
  readonly #to: FileRoom
  readonly #people: readonly Person[]
  readonly #calendar: Calendar
  readonly #onRubbish: (message: string) => void
  /** What the last file that came told, or an earlier one, and still is so. */
  #told: ReadonlySet<string> = new Set()
  readonly #files: { readonly key: string; readonly asOf: number; readonly kind: 'delta' | 'full' }[] = []

  /** `onRubbish` hears of messages that nobody can read. */
  constructor(
    world: World,
    to: FileRoom,
    people: readonly Person[],
    calendar: Calendar,
    onRubbish: (message: string) => void,
  ) {
    this.#onRubbish = onRubbish
    this.#world = world
    this.#to = to
    this.#people = people
    this.#calendar = calendar
  }

  /** A file every night, now and then late, twice, or of the night before. */
  begin(at: number): void {
    const { timeline, dice, plan } = this.#world
    timeline.at(at, () => {
      const { now } = this.#world
      const night = `file ${this.#files.length + 1}`
      const fed = this.#people.filter(({ fedBy }) => fedBy === 'file')
      const kind = dice.of(`${night} full`) < (this.#calendar.isLong ? 0.02 : 0.1) ? 'full' : 'delta'
      const file = { key: `${night.replace(' ', '-')}.ndjson`, asOf: now - 10 * MINUTE, kind } as const
      const comes = !plan.happens(`${night} never comes`, 0.05)
      const text = portfolioFile(fed, file.asOf, kind)
      // Within a month every file has everything; over a year only a full one.
      this.#keep(file.key, this.#calendar.isLong ? this.#newIn(text, kind, comes) : text, night, kind)
      this.#files.push(file)
      if (comes) this.#announce(file.key)
      if (plan.happens(`${night} comes twice`, 0.1))
        timeline.in(dice.below(`${night} again`, 30 * HOUR), () => this.#announce(file.key))
      const old = this.#files.at(-2)
      if (old !== undefined && plan.happens(`${night} the old file comes`, 0.15)) {
        timeline.in(dice.below(`${night} old`, 8 * HOUR), () => this.#announce(old.key))
      }
      if (now + DAY < this.#calendar.end) this.begin(at + DAY)
    })
  }

  /** A file with no more than its header and what no file that came had yet, where it isn't a full one. */
  #newIn(text: string, kind: 'delta' | 'full', comes: boolean): string {
    const [header = '', ...rows] = rowsOf(text)
    const told = this.#told
    if (comes) this.#told = new Set(rows)
    return kind === 'full' ? text : [header, ...rows.filter((row) => !told.has(row)), ''].join('\n')
  }

  #keep(key: string, text: string, night: string, kind: 'delta' | 'full'): void {
    const { dice, now } = this.#world
    const isOdd = kind === 'delta' && this.#world.happens('oddFiles', `${night} is odd`)
    const tomorrow = new Date(now + DAY).toISOString()
    const put = isOdd ? oddFile(text, dice.pick(`${night} how odd`, ODD_FILES), tomorrow) : text
    if (put !== undefined) this.#to.keepFile(key, put)
  }

  #announce(key: string): void {
    const detail = { bucket: { name: 'lender' }, object: { key, etag: key, 'version-id': key } }
    const { id } = this.#to.imports.send(JSON.stringify({ detail }), this.#world.now)
    // Parked, since it tells of a file that is gone.
    if (!this.#to.hasFile(key)) this.#onRubbish(id)
  }
}
