/** What the room did. */
export type Outcome =
  | 'sent'
  | 'unknown'
  | 'failed'
  | 'observed'
  | 'handed-over'
  | 'queued'
  | 'waiting'
  | 'resting'
  | 'busy'
  | 'throttled'
  | 'unavailable'
  | 'no-case'

/** One try at a case; `again` means that the case changed meanwhile and is to be decided anew. */
export type Attempt = Outcome | 'again'
