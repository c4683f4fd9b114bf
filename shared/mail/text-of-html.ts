/** Elements whose whole content is nothing that was written: the quoted mail, styles, scripts. */
const LEFT_OUT: ReadonlySet<string> = new Set(['blockquote', 'style', 'script', 'head', 'title'])
/** Programs that quote in a `div` say so in its class or id. */
const QUOTING = /\b(?:gmail_quote|moz-cite-prefix|divRplyFwdMsg|appendonsend|yahoo_quoted|ntes-mailmaster-quote)\b/
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'blockquote'])
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The words of a mail that came as HTML alone, for a reader of words; nothing shows it. Each character is looked at once, so that no
 * mail makes it slow.
 */
export function textOfHtml(html: string): string {
  let text = ''
  let at = 0
  let leaving: { readonly name: string; depth: number } | undefined
  while (at < html.length) {
    const opens = html.indexOf('<', at)
    if (leaving === undefined) text += html.slice(at, opens < 0 ? html.length : opens)
    if (opens < 0) break
    const isComment = html.startsWith('<!--', opens)
    const closes = isComment ? html.indexOf('-->', opens) : html.indexOf('>', opens)
    if (closes < 0) break
    if (!isComment) {
      const { name, isEnd, tag } = tagOf(html.slice(opens + 1, closes))
      if (leaving !== undefined) {
        if (name === leaving.name) leaving.depth += isEnd ? -1 : 1
        if (leaving.depth === 0) leaving = undefined
      } else if (!isEnd && (LEFT_OUT.has(name) || (name === 'div' && QUOTING.test(tag)))) leaving = { name, depth: 1 }
      if (BREAKS.has(name)) text += '\n'
    }
    at = closes + (isComment ? 3 : 1)
  }
  return decoded(text)
}

function tagOf(tag: string): { readonly name: string; readonly isEnd: boolean; readonly tag: string } {
  const isEnd = tag.startsWith('/')
  const name = /^[a-z0-9]{1,20}/i.exec(isEnd ? tag.slice(1) : tag)?.[0].toLowerCase() ?? ''
  return { name, isEnd, tag: tag.slice(0, 1_000) }
}

function decoded(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? whole
    const code = entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
