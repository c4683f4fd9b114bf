/** What an audit is about, in words. */
export interface AuditHead {
  readonly title: string
  readonly about: readonly string[]
}
