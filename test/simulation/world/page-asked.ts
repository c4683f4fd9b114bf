/** A request for the borrower's page, as whoever asks knows it. */
export interface PageAsked {
  /** A browser, which keeps for itself what it is given. */
  readonly by: string
  /** Whose message had the link. */
  readonly borrower: string
  readonly reference: string
  readonly method: 'GET' | 'POST'
  /** With its query, if any. */
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** Whether the browser sends along that the question was answered in it. */
  readonly hasCookie: boolean
  readonly at: number
}
