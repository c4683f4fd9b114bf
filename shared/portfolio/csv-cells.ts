/** What a record's text is when it can't be split: a quote still open, or text after a closing quote. */
export type Unsplit = 'open-quote' | 'text-after-quote'

/**
 * Splits one record of RFC 4180 CSV into its cells. As spreadsheets do, a quote inside a cell that does not begin with one
 * is an ordinary character.
 */
export function csvCells(text: string): readonly string[] | Unsplit {
  if (!text.includes('"')) return text.split(',')
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at)
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end))
      if (end < 0) return cells
      at = end + 1
      continue
    }
    const close = closingQuote(text, at + 1)
    if (close < 0) return 'open-quote'
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'))
    if (close + 1 === text.length) return cells
    if (text[close + 1] !== ',') return 'text-after-quote'
    at = close + 2
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}
