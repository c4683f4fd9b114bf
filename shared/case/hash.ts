/**
 * FNV-1a over the text's UTF-16 code units, as an unsigned 32-bit number with its bits mixed once more, so that ids that
 * differ in their last digit land far apart. For spreading and for drawing arms; not for anything that an attacker may choose.
 */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
