import { REPLAY_COLUMNS } from './replay-row.ts'

/** The file as a whole can't be read: it is no CSV, it is empty, or its columns are not those of a replay. */
export class ReplayFileError extends Error {
  override readonly name = 'ReplayFileError'
}

/** The columns of a replay file in the order of the file; one that is unknown, doubled or missing refuses the file. */
export function replayHeader(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim())
  const missing = REPLAY_COLUMNS.filter((name) => !names.includes(name))
  const twice = REPLAY_COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
  const unknown = names.filter((name) => !REPLAY_COLUMNS.includes(name)).map(shown)
  const wrong = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(twice.length > 0 ? [`has ${twice.join(', ')} twice`] : []),
    ...(unknown.length > 0 ? [`has ${unknown.join(', ')}, which is not known here`] : []),
  ]
  if (wrong.length === 0) return names
  throw new ReplayFileError(`The first row ${wrong.join(' and ')}; the columns are ${REPLAY_COLUMNS.join(', ')}.`)
}

/** A file without a header has values here, which are nobody's business. */
function shown(name: string): string {
  return /^[A-Za-z][A-Za-z _-]{0,39}$/.test(name) ? name : 'something that is no column name'
}
