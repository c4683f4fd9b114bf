import type { ClosedPoint } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import type { Instant } from '../time/instant.ts'

/** One address that a provider lets nothing through to. */
export interface ListedAddress {
  /** As addresses are stored: E.164, or an email address in lower case. */
  readonly address: string
  /** Since when; absent where the provider does not say. */
  readonly since?: Instant
  readonly why: ClosedPoint['why']
}

/** A provider's own list of addresses that want nothing more. Putting and removing twice is harmless. */
export interface OptOutList {
  readonly name: 'end-user-messaging' | 'ses' | 'sns'
  readonly channel: Channel
  pages(): AsyncIterable<readonly ListedAddress[]>
  /** Absent where the provider takes no entry of ours, or the house does not want it to. */
  readonly put?: (address: string) => Promise<void>
  readonly remove?: (address: string) => Promise<void>
}

/** How far a day's round has come. Lists are taken first, then every case is looked at. */
export interface MirrorProgress {
  /** The day of the round, in UTC. */
  readonly day: string
  readonly taken: boolean
  /** The borrower behind whom the round goes on. */
  readonly after?: string
  readonly done: boolean
}

export interface MirrorLedger {
  read(): Promise<MirrorProgress | undefined>
  keep(progress: MirrorProgress): Promise<void>
}

/** Stops of addresses for everybody behind them. */
export interface AddressStops {
  standing(point: string): Promise<ClosedPoint | undefined>
  /** `older` where the same or a newer stop stands; whoever is behind the address is closed all the same. */
  stop(closed: ClosedPoint): Promise<'stored' | 'older'>
}
