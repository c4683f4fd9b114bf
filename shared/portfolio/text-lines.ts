import { PortfolioRefused } from './portfolio-refused.ts'

export interface TextLine {
  /** From 1, as an editor shows it. */
  readonly number: number
  /** Without its line end. */
  readonly text: string
}

/** A line longer than this is no row of a portfolio, and would only fill the memory. */
export const LONGEST_LINE = 1_048_576

/** Splits text into lines, a batch for each chunk, so that no more than a chunk and a line are held. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  let number = 0
  let rest = ''
  for await (const chunk of chunks) {
    if (chunk.includes('\n')) {
      const texts = (rest + chunk).split('\n')
      rest = texts.pop() ?? ''
      yield texts.map((text) => line(text, ++number))
    } else rest += chunk
    if (rest.length > LONGEST_LINE) throw tooLong(number + 1)
  }
  if (rest !== '') yield [line(rest, number + 1)]
}

function line(text: string, number: number): TextLine {
  if (text.length > LONGEST_LINE) throw tooLong(number)
  return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text }
}

function tooLong(number: number): PortfolioRefused {
  return new PortfolioRefused(
    `Line ${number} is longer than ${LONGEST_LINE} characters.`,
    'Write one row a line, each line ended by a line feed.',
  )
}
