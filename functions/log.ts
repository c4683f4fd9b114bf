import type { ProviderFault } from '../shared/aws/provider-errors.ts'
import type { Channel } from '../shared/case/channel.ts'
import type { DeliveryOutcome } from '../shared/delivery/record-delivery.ts'
import type { SendResult } from '../shared/ports.ts'
import type { Outcome } from '../shared/reconcile/outcome.ts'
import type { Repair } from '../shared/sweep/diagnose.ts'

/**
 * Who speaks, and of which records of its event (a stream's sequence numbers, a queue's message ids): what follows a case
 * from the change of an item to the provider's message.
 */
interface Correlated {
  readonly by: string
  readonly records: readonly string[]
}

/** What a function tells about its work: ids and outcomes, never a name, an address, an amount or a text. */
export type LogLine =
  | (Correlated & { readonly what: 'reconciled'; readonly borrower: string; readonly outcome: Outcome })
  /** A provider was called. The contact's id comes back in its reports, and the provider's own id finds it at the provider. */
  | (Correlated & {
      readonly what: 'sent'
      readonly borrower: string
      readonly contact: string
      readonly channel: Channel
      readonly state: SendResult['state']
      readonly providerId?: string
    })
  /** Why a provider did not accept a contact, by the names of its errors. */
  | ({ readonly what: 'fault'; readonly by: string } & ProviderFault)
  /** A provider reported what became of a contact, and it is no plain receipt. */
  | (Correlated & {
      readonly what: 'reported'
      readonly borrower: string
      readonly contact: string
      readonly channel: Channel
      readonly state: string
      readonly outcome: DeliveryOutcome
      readonly providerId?: string
    })
  /** Contacts that were sent and arrived, as nearly all do, how many of a batch; its first record and its last. */
  | (Correlated & { readonly what: 'received'; readonly receipts: number })
  /** A borrower's response took effect, or had before. What it says stands in the history alone. */
  | (Correlated & {
      readonly what: 'responded'
      readonly borrower: string
      readonly response: string
      readonly channel: Channel
      readonly outcome: 'replaced' | 'repeated'
    })
  /** A model was asked what a response wants, and why it gave no opinion where it did not, by the name of an error. */
  | (Correlated & {
      readonly what: 'asked'
      readonly response: string
      readonly model: string
      readonly failed?: string
    })
  /** A request of a house channel that was proven, read and put where it is recorded. */
  | (Correlated & { readonly what: 'taken'; readonly type: string })
  /** Opt-out lists of providers and what is closed here, mirrored: how many addresses went which way. */
  | {
      readonly what: 'mirrored'
      readonly by: string
      readonly taken: number
      readonly put: number
      readonly removed: number
      readonly done: boolean
    }
  /** Read and of no use: not about a contact of ours, or nothing new. */
  | (Correlated & { readonly what: 'ignored'; readonly reason: string })
  | (Correlated & { readonly what: 'parked'; readonly reason: string })
  | (Correlated & { readonly what: 'left'; readonly borrower?: string; readonly reason: string })
  | (Correlated & { readonly what: 'published'; readonly events: number })
  /** A lender's file, by its name in the bucket, which should say nothing of anybody. */
  | (Correlated & {
      readonly what: 'imported'
      readonly file: string
      readonly feed: string
      readonly fresh: boolean
      readonly rows: number
      readonly stored: number
      readonly older: number
      readonly refused: number
      readonly missing: number
      readonly marked: number
    })
  | (Correlated & {
      readonly what: 'import-goes-on'
      readonly file: string
      readonly pass: string
      readonly line: number
    })
  | (Correlated & { readonly what: 'import-refused'; readonly file: string })
  /** Changes of a lender's own table or messages of its system, as facts. */
  | (Correlated & {
      readonly what: 'mapped'
      readonly borrower: string
      readonly stored: number
      readonly older: number
    })
  /** A case that the sweep has decided anew, and what moved: from and to are instants, written as ISO 8601. */
  | {
      readonly what: 'moved'
      readonly by: string
      readonly borrower: string
      readonly repair: Repair
      readonly channel?: Channel
      readonly step?: string
      readonly from?: string
      readonly to?: string
      readonly outcome: Outcome
    }
  | {
      readonly what: 'swept'
      readonly by: string
      readonly segment: number
      readonly scanned: number
      readonly driven: number
      readonly left: number
      readonly goesOn: boolean
    }
  /** A batch of the history's changes, of which digests are kept; `touched` of them are no entries that were added or expired. */
  | (Correlated & { readonly what: 'witnessed'; readonly entries: number; readonly touched: number })
  /** A day of the history's chain. Its digest stands here too, where whoever can write the archive can't. */
  | {
      readonly what: 'chained'
      readonly by: string
      readonly day: string
      readonly entries: number
      readonly digest: string
    }
  /** A request of the lender's own people and systems, by its route and who asked; neither whom nor what it was about. */
  | {
      readonly what: 'answered'
      readonly by: string
      readonly route: string
      readonly method: string
      readonly status: number
      readonly sub?: string
      readonly error?: string
    }
  | {
      readonly what: 'redriven'
      readonly by: string
      readonly queue: string
      readonly moved: number
      readonly unreadable: number
      readonly failed: number
      readonly twice: number
    }

export interface Log {
  (line: LogLine): void
  /** Writes what was told and not written yet, where there is such a thing. Once an invocation, at its end. */
  readonly flush?: () => void
}

/** An error as it may be logged: its name only, since a provider's message can quote the number that it refused. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
