/** How fast the lender's people and systems may ask, all of them together. */
interface Pace {
  /** 50 by default. */
  readonly requestsPerSecond?: number | undefined
}

/**
 * Who may use the lender's API: people and systems of a user pool that comes with it, or tokens of the lender's own issuer, whose
 * claim named `rolesClaim` holds the groups agent, manager and auditor.
 */
export type LenderApiSettings =
  | (Pace & {
      /** Where people come back to after they have signed in: the addresses of a desk or a page. None, and only systems sign in. */
      readonly callbackUrls?: readonly string[] | undefined
    })
  | (Pace & { readonly issuer: string; readonly audience: readonly string[]; readonly rolesClaim: string })
