import type { Response } from '../case/response.ts'
import type { LinkStore } from '../links/link-store.ts'
import type { CaseStore, Clock, IdSource } from '../ports.ts'
import type { RecordedResponse } from '../responses/record-response.ts'
import type { TryCounter } from './try-counter.ts'

/** What the borrower's page needs from outside. */
export interface PagePorts {
  readonly links: Pick<LinkStore, 'find' | 'revoke'>
  readonly cases: Pick<CaseStore, 'load'>
  readonly tries: TryCounter
  /** Stores a response and lets it take effect, as every door does. */
  readonly respond: (response: Response) => Promise<readonly RecordedResponse[]>
  /** The keyed hash by which second factors are kept. */
  readonly hash: (text: string) => string
  /** A keyed hash that nobody outside can make, for sessions and for ids of what is answered; at least 32 characters. */
  readonly seal: (...parts: readonly string[]) => string
  readonly clock: Clock
  /** How long sessions and waits last: the same clock, but where a virtual one runs ahead of whoever looks at the page. */
  readonly timer: Clock
  /** New random ids, for what is answered once and for the style's nonce. */
  readonly ids: IdSource
}
