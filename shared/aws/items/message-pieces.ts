import dictionary1 from './message-dictionary-1.json' with { type: 'json' }

/** What stands between two places that a message fills, if it is long enough to be worth a name. */
const LEAST = 200
const PLACE = /\[\[\w+\]\]|\n/
/** In JSON this character never stands for itself. */
const MARK = '\u0000'
/** The character that names the first piece; the next names the second, and so on. */
const FIRST = '!'.charCodeAt(0)

/**
 * The layout of an email as the dictionary has it, piece by piece, the longest first. Like the dictionary they never change, and
 * nor does their order: what was written with them could not be read any more.
 */
export const PIECES: readonly string[] = dictionary1.text
  .split(PLACE)
  .filter((piece) => piece.length >= LEAST)
  .toSorted((a, b) => b.length - a.length)

/** Puts two characters for each piece, where deflating it takes as many bytes for every 258 of its. */
export function takeOut(json: string): string {
  return PIECES.reduce((text, piece, at) => text.replaceAll(piece, MARK + String.fromCharCode(FIRST + at)), json)
}

/** The text with its pieces again. Throws for a name of none, and for more than `longest` characters. */
export function putBack(text: string, longest: number): string {
  const [start = '', ...rest] = text.split(MARK)
  let whole = start
  for (const part of rest) {
    const piece = PIECES[part.charCodeAt(0) - FIRST]
    if (piece === undefined) throw new RangeError('there is no such piece of a message')
    whole += piece + part.slice(1)
    if (whole.length > longest) throw new RangeError('the message is too long')
  }
  return whole
}
