import type { Response } from '../../shared/case/response.ts'

/** A response as its door reads it, with the address that it came from still as it is. */
export interface Inbound {
  readonly response: Omit<Response, 'point'>
  /** E.164, an email address, or what a house channel calls a borrower. */
  readonly from: string
  /** The provider's id of the message of ours that it answers. */
  readonly previous?: string
}

export type InboundReading = Inbound | { readonly unreadable: string } | { readonly ignored: string }
