import { INTENTS, type Intent } from '../intent.ts'

export interface Judged {
  readonly labelled: Intent
  readonly judged: Intent
}

export interface IntentScore {
  readonly rows: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Score {
  readonly rows: number
  /** The mean F1 over the intents that the file labels. */
  readonly macroF1: number
  readonly accuracy: number
  readonly byIntent: Readonly<Partial<Record<Intent, IntentScore>>>
  /** Rows by label, then by what they were judged to be. */
  readonly confusion: Readonly<Partial<Record<Intent, Partial<Record<Intent, number>>>>>
  /** Rows judged more exactly than the file can label, and counted as what it would label them. */
  readonly countedAs: readonly { readonly judged: Intent; readonly as: Intent; readonly rows: number }[]
}

/**
 * Files label only what they know of. Where one has no label for danger to life, whoever says it wants to be left alone too, which
 * `vulnerable` does; and where it has none for a call, to ask for one is to ask for help.
 */
const COARSER: readonly { readonly fine: Intent; readonly coarse: Intent }[] = [
  { fine: 'vulnerable', coarse: 'stop' },
  { fine: 'call-me', coarse: 'help' },
]

/** Holds what was judged against the labels. */
export function score(rows: readonly Judged[]): Score {
  const labels = INTENTS.filter((intent) => rows.some(({ labelled }) => labelled === intent))
  const coarse = COARSER.filter(({ fine }) => !labels.includes(fine))
  const counted = rows.map(({ labelled, judged }) => {
    const as = coarse.find((pair) => pair.fine === judged && pair.coarse === labelled)
    return { labelled, judged: as === undefined ? judged : as.coarse, finer: as !== undefined }
  })
  const byIntent = Object.fromEntries(labels.map((intent) => [intent, scoreOf(intent, counted)]))
  const f1s = labels.map((intent) => byIntent[intent]?.f1 ?? 0)
  return {
    rows: rows.length,
    macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / labels.length,
    accuracy: share(counted.filter(({ labelled, judged }) => labelled === judged).length, rows.length),
    byIntent,
    confusion: confusionOf(labels, counted),
    countedAs: coarse.map(({ fine, coarse: as }) => ({
      judged: fine,
      as,
      rows: counted.filter(({ finer, judged }) => finer && judged === as).length,
    })),
  }
}

function scoreOf(intent: Intent, rows: readonly Judged[]): IntentScore {
  const labelled = rows.filter((row) => row.labelled === intent)
  const judged = rows.filter((row) => row.judged === intent).length
  const right = labelled.filter((row) => row.judged === intent).length
  return {
    rows: labelled.length,
    precision: share(right, judged),
    recall: share(right, labelled.length),
    f1: share(2 * right, judged + labelled.length),
  }
}

function confusionOf(labels: readonly Intent[], rows: readonly Judged[]): Score['confusion'] {
  const counts = (labelled: Intent) =>
    INTENTS.map(
      (judged) => [judged, rows.filter((row) => row.labelled === labelled && row.judged === judged).length] as const,
    )
  return Object.fromEntries(
    labels.map((intent) => [intent, Object.fromEntries(counts(intent).filter(([, count]) => count > 0))]),
  )
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
