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
  /** So many contacts an hour a channel may have, until a person resumes what the guard of the budget paused. */
  readonly perHour: number | undefined
  /** A query is answered in pages of so many items. */
  readonly pageOf: number | undefined
  /** How often the scheduler takes no alarm, however often it is asked. */
  readonly noAlarm: number
  /** Mails can be answered, so that their ids are kept. */
  readonly answersByMail: boolean
  /** A model is asked about replies that stay unclear. */
  readonly asksModel: boolean
  /** By how many days earlier than others everybody's first loan is due, which may be late already when the lender tells of it. */
  readonly lateDays: number
  /** Nearly always somebody looks in the middle of what a person or a borrower says being stored, item by item. */
  readonly rush: boolean
  /** People of the lender close tasks, hold and lift, pause and look, by the lender's API. */
  readonly desk: boolean
}

export const NOTHING_ODD: Oddities = {
  asksLender: false,
  oddFiles: 0,
  oddRecords: false,
  hurries: false,
  people: undefined,
  perHour: undefined,
  pageOf: undefined,
  noAlarm: 0,
  answersByMail: false,
  asksModel: false,
  lateDays: 0,
  rush: false,
  desk: false,
}
