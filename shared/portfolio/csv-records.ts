import { csvCells, type Unsplit } from './csv-cells.ts'
import type { TextLine } from './text-lines.ts'

export interface CsvRecord {
  /** The line that the record begins on. */
  readonly line: number
  /** As it stood in the file. */
  readonly original: string
  readonly cells: readonly string[] | Unsplit
}

/** A quoted cell may run over this many lines and characters; beyond, its quote is taken as forgotten. */
const MOST_LINES = 50
const MOST_CHARACTERS = 65_536

/**
 * Joins lines into records where a quoted cell holds line ends. A forgotten closing quote costs only the line that it
 * stands on, not the rest of the file: reading goes on with the next line.
 */
export class CsvRecords {
  #open: TextLine[] = []
  #text = ''

  read(lines: readonly TextLine[]): readonly CsvRecord[] {
    const records: CsvRecord[] = []
    for (const line of lines) this.#take(line, records)
    return records
  }

  /** What is left when the file ends. */
  end(): readonly CsvRecord[] {
    const records: CsvRecord[] = []
    while (this.#open.length > 0) this.#giveUpFirst(records)
    return records
  }

  #take(line: TextLine, records: CsvRecord[]): void {
    const [first] = this.#open
    const original = first === undefined ? line.text : `${this.#text}\n${line.text}`
    if (first === undefined && original.trim() === '') return
    const cells = csvCells(original)
    if (cells !== 'open-quote') {
      this.#open = []
      records.push({ line: (first ?? line).number, original, cells })
      return
    }
    this.#open.push(line)
    this.#text = original
    if (this.#open.length > MOST_LINES || original.length > MOST_CHARACTERS) this.#giveUpFirst(records)
  }

  #giveUpFirst(records: CsvRecord[]): void {
    const [first, ...rest] = this.#open
    this.#open = []
    if (first !== undefined) records.push({ line: first.number, original: first.text, cells: 'open-quote' })
    for (const line of rest) this.#take(line, records)
  }
}
