import type { ImportReport } from '../portfolio/import-tally.ts'
import { formatInstant } from '../time/instant.ts'
import type { ImportProgress } from './import-progress.ts'
import { type FullFile, isHalfAFile } from './mark-missing.ts'

/** A file of which more rows than this were refused says too little to count as word from its feed. */
const MOST_REFUSED = { share: 0.1, always: 5 }

export type FinishedImport = ReturnType<typeof finishedImport>

/** What became of a file, for the report beside it: counts, ids, lines and mends, and nothing of what stands in the rows. */
export function finishedImport(
  report: ImportReport,
  { stored, older, later, missing }: ImportProgress,
  file: FullFile,
) {
  const { asOf, importKind, form, encoding, rows, loaded, refused, problems } = report
  const halfAFile = missing !== undefined && isHalfAFile(missing, file)
  const manyRefused = refused > MOST_REFUSED.always && refused > rows * MOST_REFUSED.share
  return {
    finished: true,
    import: importKind,
    feed: file.feed,
    asOf: formatInstant(asOf),
    form,
    encoding,
    rows,
    facts: loaded,
    stored,
    older,
    later,
    refused,
    problems,
    ...(missing !== undefined && {
      missing: { loans: missing.gone, of: missing.loans, marked: !halfAFile, named: missing.named },
    }),
    /** Whether the feed counts as fresh by this file. */
    fresh: !halfAFile && !manyRefused,
    ...(halfAFile && { toDo: HALF_A_FILE }),
    ...(!halfAFile && manyRefused && { toDo: MANY_REFUSED }),
  } as const
}

const HALF_A_FILE =
  'More than a tenth of the feed’s open loans are not in this full file, so none was marked as missing and the feed does not ' +
  'count as fresh. Put down the whole file, or, if they are really gone, this one again with import: full-confirmed.'
const MANY_REFUSED =
  'More than a tenth of the rows were refused, so the feed does not count as fresh. Mend them and put them down as a file of their own.'
