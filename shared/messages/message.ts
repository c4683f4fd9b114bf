import type { Channel } from '../case/channel.ts'
import type { TextRegistration } from './text-registration.ts'

/** A message as the borrower receives it. The `to` is personal: it goes to the provider and to nowhere else. */
export interface RenderedMessage {
  readonly channel: Channel
  readonly to: string
  readonly locale: string
  readonly template: { readonly id: string; readonly version: string }
  /** Email only. Says nothing about a debt. */
  readonly subject?: string
  /** The plain text; for SMS and voice the whole message. */
  readonly text: string
  /** Email only. */
  readonly html?: string
  /** Email only: one request to it stops the channel (RFC 8058). */
  readonly unsubscribeUrl?: string
  /** SMS only: how many segments are billed. */
  readonly segments?: number
  /** SMS only: under what it goes out, to a country whose carriers look it up. */
  readonly registration?: TextRegistration
}
