import { issueLinks } from '../links/issue-links.ts'
import type { LinkStore } from '../links/link-store.ts'
import { RANDOM_BYTES } from '../links/reference.ts'
import { SeededRandom } from '../portfolio/random.ts'
import type { LinkReferences } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** Links that lead somewhere, the same at every run: nobody but this machine can open them. */
export function localLinks(links: Pick<LinkStore, 'put'>, now: () => Instant): LinkReferences {
  const chance = new SeededRandom(1)
  const random = () => Uint8Array.from({ length: RANDOM_BYTES }, () => chance.whole(0, 255))
  return issueLinks({ links, random, clock: { now } })
}
