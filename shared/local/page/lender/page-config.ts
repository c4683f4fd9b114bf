/** What a deployed page is told about its stage, by `config.json` beside it. Nothing of it is secret. */
export interface PageConfig {
  /** Of the ID tokens, exactly as they name it. */
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Where the lender's API is, without a slash at its end; nothing where it lies beside the page. */
  readonly api: string
  /** Where the issuer ends a session, where it doesn't say so itself. */
  readonly signOut: string | undefined
}

/** Reads the settings that were deployed beside the page. */
export async function readPageConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  const read: unknown = await response.json()
  return {
    issuer: textOf(read, 'issuer'),
    clientId: textOf(read, 'clientId'),
    scope: textOf(read, 'scope'),
    api: textOf(read, 'api').replace(/\/$/, ''),
    signOut: fieldOf(read, 'signOut') === undefined ? undefined : textOf(read, 'signOut'),
  }
}

/** A text that must stand in what somebody else wrote. */
export function textOf(read: unknown, name: string): string {
  const value = fieldOf(read, name)
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`${name} is missing`)
}

export function fieldOf(read: unknown, name: string): unknown {
  return typeof read === 'object' && read !== null
    ? new Map<string, unknown>(Object.entries(read)).get(name)
    : undefined
}
