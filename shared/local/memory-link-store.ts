import type { Link } from '../links/link.ts'
import type { LinkStore } from '../links/link-store.ts'
import type { Instant } from '../time/instant.ts'

/** Links in memory, with the semantics of the real store. */
export class MemoryLinkStore implements LinkStore {
  readonly #links = new Map<string, Link>()

  put(reference: string, link: Link): Promise<void> {
    this.#links.set(reference, link)
    return Promise.resolve()
  }

  find(reference: string): Promise<Link | undefined> {
    return Promise.resolve(this.#links.get(reference))
  }

  revoke(reference: string, at: Instant): Promise<void> {
    const link = this.#links.get(reference)
    if (link !== undefined && link.revokedAt === undefined) this.#links.set(reference, { ...link, revokedAt: at })
    return Promise.resolve()
  }
}
