import { createReadStream } from 'node:fs'
import { type CsvRecord, CsvRecords } from '../../portfolio/csv-records.ts'
import { decodeText, UndecodableError } from '../../portfolio/encoding.ts'
import { PortfolioRefused } from '../../portfolio/portfolio-refused.ts'
import { recordCells } from '../../portfolio/record-cells.ts'
import { textLines } from '../../portfolio/text-lines.ts'
import { ReplayFileError, replayHeader } from './replay-header.ts'
import { REPLAY_COLUMNS, type ReplayRow, replayRowSchema } from './replay-row.ts'

/** What is wrong with a row and what to write instead. */
export interface ReplayRowProblem {
  readonly line: number
  readonly field: string
  readonly problem: string
}

export interface ReplayFile {
  readonly rows: readonly ReplayRow[]
  /** Rows that were left out. */
  readonly refused: number
  readonly problems: readonly ReplayRowProblem[]
}

/**
 * Reads a replay file in UTF-8; rows that are wrong are refused one by one, with the line, the field and the mend. Raises
 * ReplayFileError where the file as a whole can't be read.
 */
export async function readReplayFile(path: string): Promise<ReplayFile> {
  const reading = new Reading()
  const records = new CsvRecords()
  try {
    for await (const lines of textLines(decodeText(createReadStream(path), 'utf-8'))) {
      for (const record of records.read(lines)) reading.take(record)
    }
    for (const record of records.end()) reading.take(record)
  } catch (error) {
    if (error instanceof PortfolioRefused) throw new ReplayFileError(error.message, { cause: error })
    if (error instanceof UndecodableError) {
      throw new ReplayFileError(`${error.message} Save it as UTF-8.`, { cause: error })
    }
    throw error
  }
  return reading.finished()
}

class Reading {
  readonly #rows: ReplayRow[] = []
  readonly #problems: ReplayRowProblem[] = []
  readonly #lines = new Map<string, number>()
  #refused = 0
  #columns: readonly string[] | undefined

  take(record: CsvRecord): void {
    const columns = this.#columns
    if (columns === undefined) {
      this.#columns = replayHeader(typeof record.cells === 'string' ? [] : record.cells)
      return
    }
    const cells = recordCells(record, columns.length)
    if (cells === undefined) return
    if ('problem' in cells) {
      this.#refuse([{ line: record.line, field: 'row', problem: `${cells.problem} ${cells.mend}` }])
    } else {
      this.#row(record.line, Object.fromEntries(columns.map((name, at) => [name, cells[at]?.trim()])))
    }
  }

  #row(line: number, cells: Readonly<Record<string, string | undefined>>): void {
    const { data: row, error } = replayRowSchema.safeParse(cells)
    const earlier = row && this.#lines.get(row.loan)
    if (error !== undefined) {
      this.#refuse(
        error.issues.map(({ path, message }) => ({ line, field: String(path[0] ?? 'row'), problem: message })),
      )
    } else if (earlier !== undefined) {
      const problem = `loan ${row.loan} stands on line ${earlier} already; give each loan one row`
      this.#refuse([{ line, field: 'loan', problem }])
    } else {
      this.#lines.set(row.loan, line)
      this.#rows.push(row)
    }
  }

  finished(): ReplayFile {
    if (this.#rows.length === 0 && this.#refused === 0) {
      throw new ReplayFileError(
        `The file has no loans; it needs the columns ${REPLAY_COLUMNS.join(', ')} and a row a loan.`,
      )
    }
    return { rows: this.#rows, refused: this.#refused, problems: this.#problems }
  }

  #refuse(problems: readonly ReplayRowProblem[]): void {
    this.#refused += 1
    this.#problems.push(...problems)
  }
}
