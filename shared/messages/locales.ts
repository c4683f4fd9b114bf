/** Tags come from imported data, so what is remembered of them is bounded. */
const TAGS_KEPT = 1_000
const remembered = new Map<string, readonly string[]>()

/**
 * The locales whose texts a reader of `tag` reads, best first: the tag itself, its language in its script (zh-HK reads
 * zh-Hant), and the bare language where that is its usual script (en-GB reads en). Never another language, and never
 * the other script.
 */
export function readableLocales(tag: string): readonly string[] {
  const known = remembered.get(tag)
  if (known !== undefined) return known
  if (remembered.size === TAGS_KEPT) remembered.clear()
  const found = findReadable(tag)
  remembered.set(tag, found)
  return found
}

function findReadable(tag: string): readonly string[] {
  const { baseName, language, script } = new Intl.Locale(tag).maximize()
  const usual = new Intl.Locale(language).maximize().script === script
  return [...new Set([tag, baseName, `${language}-${script}`, ...(usual ? [language] : [])])]
}
