const DAY = 86_400_000
const QUIET_DAYS = 5
/** As long as a month's run and its quiet days. */
export const SHORT_DAYS = 35
export const YEAR_DAYS = 365
/** About so long is a season of a longer run: a fifth of a year. */
const SEASON_DAYS = 73

/** Lively days, in which people do things and things go wrong, and then quiet ones in which what is still owed can come. */
export interface Season {
  /** What is drawn for it is drawn by its own name; the first needs none. */
  readonly name: string
  readonly begins: number
  readonly quietFrom: number
  readonly ends: number
}

/** The days of a run. */
export class Calendar {
  readonly days: number
  readonly seasons: readonly [Season, ...Season[]]

  constructor(start: number, days: number) {
    const count = Math.max(1, Math.round(days / SEASON_DAYS))
    const each = Math.floor(days / count)
    const season = (at: number): Season => {
      const begins = start + at * each * DAY
      const ends = begins + each * DAY
      return { name: at === 0 ? '' : ` of season ${at + 1}`, begins, quietFrom: ends - QUIET_DAYS * DAY, ends }
    }
    this.days = count * each
    this.seasons = [season(0), ...Array.from({ length: count - 1 }, (_, at) => season(at + 1))]
  }

  get end(): number {
    return this.seasons.at(-1)?.ends ?? 0
  }

  /** Whether people live on, with one loan after another, rather than everything happening within a month. */
  get isLong(): boolean {
    return this.seasons.length > 1
  }
}
