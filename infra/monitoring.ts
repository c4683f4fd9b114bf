/** What whoever is on call needs to read when it fails. */
export interface Monitoring {
  /** What a failure means for borrowers, what looks after itself, and what to do. Becomes the alarm's text. */
  readonly failureMeans: string
}
