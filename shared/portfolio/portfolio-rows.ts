import { type CsvHeader, csvHeader } from './csv-header.ts'
import { CsvRecords } from './csv-records.ts'
import { csvRow } from './csv-rows.ts'
import { ndjsonRow } from './ndjson-rows.ts'
import { PortfolioEmpty, PortfolioRefused } from './portfolio-refused.ts'
import type { Row } from './row.ts'
import { type TextLine, textLines } from './text-lines.ts'

/** How the file is laid out, as its first line shows. */
export type FileForm =
  | { readonly is: 'ndjson' }
  | { readonly is: 'csv'; readonly header: CsvHeader; readonly text: string }

export interface RowBatch {
  readonly form: FileForm
  readonly rows: readonly Row[]
}

/** Reads a portfolio's text row by row, in batches; holds no more than a chunk of it. */
export async function* portfolioRows(text: AsyncIterable<string>): AsyncGenerator<RowBatch> {
  const records = new CsvRecords()
  let form: FileForm | undefined
  for await (const lines of textLines(text)) {
    if (form === undefined && lines.every((line) => line.text.trim() === '')) continue
    if (form === undefined) refuseJson(firstText(lines))
    if (form?.is === 'ndjson' || (form === undefined && firstText(lines).startsWith('{'))) {
      form = { is: 'ndjson' }
      yield { form, rows: lines.flatMap((line) => ndjsonRow(line) ?? []) }
      continue
    }
    const batch = csvBatch(records.read(lines), form)
    form = batch?.form
    if (batch !== undefined) yield batch
  }
  if (form?.is !== 'ndjson') {
    const batch = csvBatch(records.end(), form)
    if (batch === undefined) throw new PortfolioEmpty('The file is empty.', 'Give a header and at least one row.')
    yield batch
  }
}

function firstText(lines: readonly TextLine[]): string {
  return lines.find((line) => line.text.trim() !== '')?.text.trimStart() ?? ''
}

/** Other JSON than an object a line, which would only be told of by a header that nobody wrote or by every line alone. */
function refuseJson(first: string): void {
  const mend = 'Write NDJSON: one object a line, without brackets around them and without commas between them.'
  if (first.startsWith('[')) throw new PortfolioRefused('The file is a JSON list.', mend)
  if (first.trimEnd() === '{') throw new PortfolioRefused('An object runs over several lines.', mend)
}

function csvBatch(records: ReturnType<CsvRecords['read']>, form: FileForm | undefined): RowBatch | undefined {
  if (form?.is === 'csv') return { form, rows: records.flatMap((record) => csvRow(record, form.header) ?? []) }
  const [first, ...rest] = records
  if (first === undefined) return undefined
  if (first.original.includes('\r')) {
    throw new PortfolioRefused(
      'The lines are ended by carriage returns alone.',
      'Save it as "CSV UTF-8 (comma delimited)", whose lines end with line feeds.',
    )
  }
  if (typeof first.cells === 'string') {
    throw new PortfolioRefused('The first line is not a CSV header.', 'Write the column names, separated by commas.')
  }
  const found: FileForm = { is: 'csv', header: csvHeader(first.cells), text: first.original }
  return csvBatch(rest, found)
}
