/** What few stages see, and a run only has where it asks for it: so each seed stays what it was. */
export interface Oddities {
  /** The lender's own system is asked at the second look. Where it may fail, it may also say to leave them, or say nothing. */
  readonly asksLender: boolean
  /** How often a night's file is one that is refused, in part or whole, gone, of another encoding, or about known cases only. */
  readonly oddFiles: number
  /** Records that nobody can read come to the doors where only our own functions write, and lines of a provider's log. */
  readonly oddRecords: boolean
  /** Imports and sweeps have so little time that they go on in another message. */
  readonly hurries: boolean
  /** So many people instead of a few. */
  readonly people: number | undefined
}

export const NOTHING_ODD: Oddities = {
  asksLender: false,
  oddFiles: 0,
  oddRecords: false,
  hurries: false,
  people: undefined,
}
