import { escapeHtml } from '../messages/escape-html.ts'

/** Text that is HTML already. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a piece of HTML. Anything but HTML itself is written as text. */
export type Piece = Html | string | number | false | undefined | readonly Piece[]

/** Writes HTML in which every value is escaped, so that none can be more than text. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? ''
  for (const [at, piece] of pieces.entries()) text += written(piece) + (strings[at + 1] ?? '')
  return new Html(text)
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(String(piece))
  return piece.map(written).join('')
}
