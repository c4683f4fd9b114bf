/** What is not as it was. `unwitnessed` entries stand in the history and were seen by nobody when they were written. */
export type Fault =
  | { readonly what: 'chain-broken'; readonly day: string }
  | { readonly what: 'not-in-chain'; readonly digest: string }
  | BatchFault
  | EntryFault

export interface EntryFault {
  readonly what: 'altered' | 'removed' | 'unwitnessed'
  readonly borrower: string
  readonly entry: string
}

/** A batch of digests that is not the one that was chained. */
export interface BatchFault {
  readonly what: 'batch-altered' | 'batch-missing'
  readonly day: string
  readonly batch: string
}
