import { HOUR, type Instant, MINUTE } from '../time/instant.ts'
import type { PagePorts } from './ports.ts'

/** Long enough to look for a payment and come back; each page that is opened begins it anew. */
export const SESSION_LASTS = 30 * MINUTE
/** After this the question is asked again, whatever was opened meanwhile. */
const LONGEST = 12 * HOUR

type Seal = Pick<PagePorts, 'seal'>

/** A note to ourselves, which the browser keeps, that the question was answered at this link. It says nothing of whom. */
export function openSession(reference: string, openedAt: Instant, now: Instant, { seal }: Seal): string {
  const until = Math.min(now + SESSION_LASTS, openedAt + LONGEST)
  const said = `${openedAt.toString(36)}.${until.toString(36)}`
  return `${said}.${seal('session', reference, said)}`
}

/** When the question was answered, if a note is ours, of this link and not too old. */
export function readSession(
  note: string | undefined,
  reference: string,
  now: Instant,
  { seal }: Seal,
): Instant | undefined {
  const parts = note?.split('.') ?? []
  const [opened = '', until = '', mac = ''] = parts
  if (parts.length !== 3 || !sameText(mac, seal('session', reference, `${opened}.${until}`))) return undefined
  const openedAt = Number.parseInt(opened, 36)
  return now < Number.parseInt(until, 36) ? openedAt : undefined
}

/** Compares in a time that says nothing of where two texts differ. */
export function sameText(a: string, b: string): boolean {
  let differ = a.length ^ b.length
  for (let at = 0; at < b.length; at += 1) differ |= (a.charCodeAt(at) || 0) ^ b.charCodeAt(at)
  return differ === 0
}
