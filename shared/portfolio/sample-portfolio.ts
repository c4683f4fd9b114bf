import { formatInstant, type Instant } from '../time/instant.ts'
import type { OpenPortfolio } from './portfolio-options.ts'
import { SeededRandom } from './random.ts'
import { sampleBorrower } from './sample-borrower.ts'

export const SAMPLE_START: Instant = Date.UTC(2026, 10, 2)
export const SAMPLE_SIZE = 500

/** An invented portfolio as the lines of an NDJSON file, the same for the same seed; it goes through the import like any other. */
export function* sampleRows(seed = 1, start: Instant = SAMPLE_START, size: number = SAMPLE_SIZE): Generator<string> {
  const random = new SeededRandom(seed)
  yield JSON.stringify({ record: 'portfolio', asOf: formatInstant(start) })
  for (let n = 1; n <= size; n += 1) for (const row of sampleBorrower(random, n, start)) yield JSON.stringify(row)
}

/** The same as a file that can be opened again and again. */
export function openSample(seed?: number, start?: Instant, size?: number): OpenPortfolio {
  return async function* () {
    const encoder = new TextEncoder()
    for (const row of sampleRows(seed, start, size)) yield encoder.encode(`${row}\n`)
  }
}
