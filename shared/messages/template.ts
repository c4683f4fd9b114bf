import type { Channel } from '../case/channel.ts'
import type { Variable, Write } from './message-values.ts'

interface AnyTemplate {
  readonly id: string
  readonly version: string
  readonly locale: string
  readonly channel: Channel
  /** Ids of wording that rules may require and that this text carries. */
  readonly provides: readonly string[]
  /** What must be there, not empty, for the message to be sent. */
  readonly variables: readonly Variable[]
  /** The plain text; for SMS and voice the whole message. */
  readonly text: Write
}

/** One text, approved: a template in one language for one channel. */
export type Template =
  | (AnyTemplate & { readonly channel: 'sms'; readonly segmentBudget: number })
  | (AnyTemplate & {
      readonly channel: 'email'
      readonly subject: Write
      readonly preheader: Write
      readonly html: Write
    })
  | (AnyTemplate & { readonly channel: 'voice' | 'webhook' })
