import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { AuditRecord } from '../audit/audit-record.ts'
import type { AuditHead } from '../audit/report/audit-head.ts'
import { FORMATS, type Format, reportForm } from '../audit/report/report.ts'
import { UsageError } from './run-command.ts'

/** A report to be read, or a history with its digests to be read again. */
const WAYS_OUT = [...FORMATS, 'ndjson'] as const
export type WayOut = (typeof WAYS_OUT)[number]

/** The format that was asked for, or that the file's name ends with; CSV where nothing says. */
export function formatOf(format: string | undefined, file: string | undefined): WayOut {
  const asked = format ?? WAYS_OUT.find((known) => file?.endsWith(`.${known}`)) ?? 'csv'
  const known = WAYS_OUT.find((one) => one === asked)
  if (known === undefined) throw new UsageError(`--format ${asked} is not known; choose one of ${WAYS_OUT.join(', ')}.`)
  return known
}

/** Writes a report to a file, or to the standard output, as its records come. Answers how many there were. */
export async function writeReport(
  format: Format,
  file: string | undefined,
  head: AuditHead,
  records: Iterable<AuditRecord> | AsyncIterable<AuditRecord>,
): Promise<number> {
  const form = reportForm(format)
  // Whoever may read a file of addresses and messages is for its owner to say.
  const stream = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 })
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  let written = 0
  await write(form.head(head))
  for await (const record of records) {
    await write(form.record(record, written))
    written += 1
  }
  await write(form.tail())
  if (file !== undefined) {
    stream.end()
    await finished(stream)
    console.log(`Wrote ${written} records to ${file}.`)
  }
  return written
}
