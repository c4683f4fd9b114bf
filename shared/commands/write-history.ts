import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type HistoryLine, writeHistoryLine } from '../audit/export/history-line.ts'

/** Writes a history to a file, or to the standard output, as its lines come. */
export async function writeHistory(file: string | undefined, lines: AsyncIterable<HistoryLine>): Promise<void> {
  // Whoever may read a file of addresses and messages is for its owner to say.
  const stream = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 })
  let entries = 0
  for await (const line of lines) {
    if (line.line === 'entry') entries += 1
    if (!stream.write(writeHistoryLine(line))) await once(stream, 'drain')
  }
  if (file === undefined) return
  stream.end()
  await finished(stream)
  console.log(`Wrote ${entries} entries with their digests to ${file}.`)
}
