/** Something that would silently fail, or a thing that could not be looked at. */
export interface DoctorFinding {
  /** `blocks`: borrowers would not get their messages, or get wrong ones. `warns`: it will bite later. */
  readonly severity: 'blocks' | 'warns'
  readonly what: string
  readonly mend: string
}

export const blocks = (what: string, mend: string): DoctorFinding => ({ severity: 'blocks', what, mend })
export const warns = (what: string, mend: string): DoctorFinding => ({ severity: 'warns', what, mend })

/** What is to be sent at most, from a forecast; undefined where none was given. */
export interface Load {
  readonly emailsADay?: number
  readonly emailsASecond?: number
  /** What all messages cost in a month. A spend limit is for one channel, so comparing the two errs on the safe side. */
  readonly dollarsAMonth?: number
  readonly contactsASecond?: number
}
