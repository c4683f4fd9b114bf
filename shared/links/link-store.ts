import type { Instant } from '../time/instant.ts'
import type { Link } from './link.ts'

/**
 * Where links are kept, each under the hash of its reference, which is stored nowhere here. Reads are strongly consistent; an
 * expired link may be there for a while.
 */
export interface LinkStore {
  put(reference: string, link: Link): Promise<void>
  find(reference: string): Promise<Link | undefined>
  /** From now on it leads nowhere; the first time counts. */
  revoke(reference: string, at: Instant): Promise<void>
}
