import { createHash } from 'node:crypto'
import { issueLinks } from '../links/issue-links.ts'
import type { LinkStore } from '../links/link-store.ts'
import type { LinkReferences } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** Links that lead somewhere, the same at every run: nobody but this machine can open them. */
export function localLinks(links: Pick<LinkStore, 'put'>, now: () => Instant): LinkReferences {
  const derive = (...parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest()
  return issueLinks({ links, derive, clock: { now } })
}
