import type { CsvRecord } from './csv-records.ts'

export interface RecordProblem {
  readonly problem: string
  readonly mend: string
}

/**
 * The cells of a record, one a column, or what is wrong with the record. Undefined for one whose cells are all empty, which
 * spreadsheets leave at the end.
 */
export function recordCells({ cells }: CsvRecord, columns: number): readonly string[] | RecordProblem | undefined {
  if (cells === 'open-quote') {
    return {
      problem: 'A quote is opened and not closed.',
      mend: 'Close it, or double it if it is part of the text.',
    }
  }
  if (cells === 'text-after-quote') {
    return { problem: 'Text follows a closing quote.', mend: 'Double each quote that is part of the text.' }
  }
  if (cells.every((cell) => cell.trim() === '')) return undefined
  if (cells.length === columns) return cells
  return {
    problem: `The row has ${cells.length} cells where the header has ${columns}.`,
    mend: 'Write one cell a column; put text that holds a comma between quotes.',
  }
}
