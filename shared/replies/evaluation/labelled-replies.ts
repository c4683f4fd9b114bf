import { INTENTS, type Intent } from '../intent.ts'

export interface LabelledReply {
  /** Where it stands in its file; the header is line 1. */
  readonly line: number
  readonly intent: Intent
  readonly text: string
}

/** A file of labelled replies is not as it should be; the message says where and what to write. */
export class LabelledFileError extends Error {
  override readonly name = 'LabelledFileError'
}

/** Other names for what is no reply to a reminder. */
const UNCLEAR_TOO = new Set(['ordinary', 'other', 'none', 'unknown'])

/** Reads tab-separated text with a header that names the columns `intent` and `text`; further columns are left alone. */
export function readLabelledReplies(content: string): readonly LabelledReply[] {
  const [header = '', ...lines] = content.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const columns = header.split('\t').map((name) => name.trim().toLowerCase())
  const [intentAt, textAt] = [columns.indexOf('intent'), columns.indexOf('text')]
  if (intentAt < 0 || textAt < 0) {
    throw new LabelledFileError(
      `The first line must name the columns intent and text, parted by a tab; it is ${JSON.stringify(header.slice(0, 80))}.`,
    )
  }
  const replies = lines.flatMap((row, index) => {
    if (row.trim() === '') return []
    const line = index + 2
    const cells = row.split('\t')
    const text = cells[textAt]
    if (text === undefined) throw new LabelledFileError(`Line ${line} has no text: part the columns by tabs.`)
    return [{ line, intent: readIntent(cells[intentAt] ?? '', line), text }]
  })
  if (replies.length === 0) throw new LabelledFileError('There is no reply below the header.')
  return replies
}

function readIntent(label: string, line: number): Intent {
  const name = label
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  const intent = UNCLEAR_TOO.has(name) ? 'unclear' : INTENTS.find((known) => known === name)
  if (intent !== undefined) return intent
  throw new LabelledFileError(
    `Line ${line} has the intent ${JSON.stringify(label)}; write one of ${INTENTS.join(', ')}.`,
  )
}
