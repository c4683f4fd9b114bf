import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { importPortfolio } from '../../shared/portfolio/import-portfolio.ts'
import type { ImportReport } from '../../shared/portfolio/import-tally.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import type { OpenPortfolio, PortfolioOptions } from '../../shared/portfolio/portfolio-options.ts'

export const AS_OF = Date.UTC(2026, 10, 2)

/** Bytes as a file that can be opened again and again, in chunks small enough to cut characters and rows in two. */
export function fileOf(content: string | Uint8Array, chunkSize = 7): OpenPortfolio {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return async function* () {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
  }
}

export interface Imported {
  readonly facts: readonly PortfolioFact[]
  readonly refusedFile: string
  readonly report: ImportReport
  /** Each problem as `line field: problem mend`. */
  readonly problems: readonly string[]
}

export async function importText(
  content: string | Uint8Array,
  options: Partial<PortfolioOptions> = {},
): Promise<Imported> {
  const facts: PortfolioFact[] = []
  let refusedFile = ''
  const report = await importPortfolio(
    fileOf(content),
    { hashPoint: keyedHashPoint('test'), asOf: AS_OF, ...options },
    {
      load: (fact) => {
        facts.push(fact)
      },
      refuse: (text) => {
        refusedFile += text
      },
    },
  )
  const problems = report.problems.map(({ line, field, problem, mend }) => `${line} ${field}: ${problem} ${mend}`)
  return { facts, refusedFile, report, problems }
}

const FLAT = {
  borrower: 'B1',
  name: 'Ada Fern',
  locale: 'en',
  zone: 'Africa/Lagos',
  jurisdiction: 'NG',
  phone: '+2347000000001',
  email: 'ada@example.com',
  consentAt: '2026-01-05T09:00:00+01:00',
  consentSource: 'application-form',
  loan: 'L1',
  currency: 'NGN',
  amountDue: '125.50',
  dueOn: '2026-11-05',
  status: 'current',
}
type FlatColumn = keyof typeof FLAT

export const FLAT_HEADER = Object.keys(FLAT).join(',')

/** A row of a spreadsheet: one loan with its borrower. */
export function flatRow(overrides: Partial<Record<FlatColumn, string>> = {}): string {
  return Object.values({ ...FLAT, ...overrides })
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

export function flatFile(...rows: readonly string[]): string {
  return [FLAT_HEADER, ...rows, ''].join('\n')
}

/** Records as the lines of an NDJSON file. */
export function records(...rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

export const BORROWER = {
  record: 'borrower',
  borrower: 'B1',
  name: 'Ada Fern',
  locale: 'en',
  zone: 'Africa/Lagos',
  jurisdiction: 'NG',
}
export const LOAN = {
  record: 'loan',
  borrower: 'B1',
  loan: 'L1',
  currency: 'NGN',
  amountDue: '125.50',
  dueOn: '2026-11-05',
  status: 'current',
}
