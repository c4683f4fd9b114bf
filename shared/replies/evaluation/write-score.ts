import { INTENTS } from '../intent.ts'
import type { Score } from './score.ts'

const NAME = 13
const CELL = 6
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  vulnerable: 'vuln',
  deceased: 'dead',
  'wrong-number': 'wrong',
  dispute: 'disp',
  arrangement: 'arran',
  promise: 'prom',
  hardship: 'hard',
  'call-me': 'call',
  unclear: 'uncl',
}

/** A score as people read it: what became of each label, then precision, recall and F1. */
export function writeScore({ rows, macroF1, accuracy, byIntent, confusion, countedAs }: Score): string {
  const judged = INTENTS.filter((intent) => Object.values(confusion).some((counts) => counts[intent] !== undefined))
  const head = `${'label'.padEnd(NAME)}${judged.map((intent) => (ABBREVIATIONS[intent] ?? intent).padStart(CELL)).join('')}`
  const matrix = Object.entries(confusion).map(
    ([label, counts]) =>
      `${label.padEnd(NAME)}${judged.map((intent) => String(counts[intent] ?? '.').padStart(CELL)).join('')}`,
  )
  const scores = Object.entries(byIntent).map(
    ([label, { rows: some, precision, recall, f1 }]) =>
      `${label.padEnd(NAME)}${String(some).padStart(6)}${percent(precision)}${percent(recall)}${percent(f1)}`,
  )
  return [
    'Rows by label (down) and by what they were judged to be (across):',
    head,
    ...matrix,
    '',
    `${'label'.padEnd(NAME)}${'rows'.padStart(6)}${'precision'.padStart(11)}${'recall'.padStart(11)}${'F1'.padStart(11)}`,
    ...scores,
    '',
    `${rows} rows, ${(100 * accuracy).toFixed(1)} % right, macro F1 ${macroF1.toFixed(3)}.`,
    ...countedAs
      .filter((note) => note.rows > 0)
      .map(
        (note) =>
          `${note.rows} rows labelled ${note.as} were judged ${note.judged}, which the file has no label for; they count as right.`,
      ),
  ].join('\n')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(11)
}
