/** What an issuer says of itself, and which origin's scripts it lets read that: `*` is every one. */
export interface IssuerLook {
  readonly status: number
  readonly says: unknown
  readonly letsIn: string | undefined
}

/** Asks an issuer for its addresses, as the script of a page would. */
export type AskIssuer = (issuer: string, origin: string) => Promise<IssuerLook>

const PATIENCE_MS = 10_000

export const askIssuer: AskIssuer = async (issuer, origin) => {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(url, { headers: { Origin: origin }, signal: AbortSignal.timeout(PATIENCE_MS) })
  const letsIn = answer.headers.get('access-control-allow-origin') ?? undefined
  return { status: answer.status, says: answer.ok ? await answer.json() : undefined, letsIn }
}
