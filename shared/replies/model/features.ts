/** How many buckets the features of a text are hashed to. A power of two. */
export const BUCKETS = 4_096

const OFFSET = 0x81_1c_9d_c5
const PRIME = 0x01_00_01_93

/** The buckets of a folded text: one to three Chinese characters in a row, English words and pairs of them; each bucket once. */
export function featuresOf(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [run] of text.matchAll(/[\p{sc=Han}\d]+/gu)) {
    const characters = [...`^${run}$`]
    for (let at = 0; at < characters.length; at += 1) {
      for (let size = 1; size <= 3 && at + size <= characters.length; size += 1) {
        found.add(bucketOf(characters.slice(at, at + size).join('')))
      }
    }
  }
  const words = ['^', ...(text.match(/[a-z']+/g) ?? []), '$']
  if (words.length > 2) {
    for (const [at, word] of words.entries()) {
      found.add(bucketOf(`w ${word}`))
      if (at > 0) found.add(bucketOf(`p ${words[at - 1]} ${word}`))
    }
  }
  return found
}

function bucketOf(feature: string): number {
  let hash = OFFSET
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), PRIME)
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}
