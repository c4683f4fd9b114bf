import { createReadStream } from 'node:fs'
import { namedFile } from '../../commands/named-file.ts'
import { readInstant } from '../../commands/read-instant.ts'
import { UsageError } from '../../commands/run-command.ts'
import { type AssembledCases, assembleCases } from '../../portfolio/assemble-cases.ts'
import { describeImport } from '../../portfolio/describe-import.ts'
import { ENCODINGS, isEncoding } from '../../portfolio/encoding.ts'
import { keyedHashPoint } from '../../portfolio/hash-point.ts'
import type { OpenPortfolio, ReadingPass } from '../../portfolio/portfolio-options.ts'
import { PortfolioRefused } from '../../portfolio/portfolio-refused.ts'
import { openSample, SAMPLE_START } from '../../portfolio/sample-portfolio.ts'
import type { Instant } from '../../time/instant.ts'
import { LOCAL_KEY } from '../local-key.ts'
import { ProgressBar } from '../progress-bar.ts'
import { RefusedFile } from './refused-file.ts'

/** The options that every command with a portfolio understands. */
export const PORTFOLIO_OPTIONS = {
  portfolio: { type: 'string' },
  from: { type: 'string' },
  'as-of': { type: 'string' },
  encoding: { type: 'string' },
} as const

export const PORTFOLIO_USAGE = `  --portfolio  a CSV or NDJSON file (docs/guides/portfolio-files.md); without it, an invented sample of 500 borrowers
  --from       the virtual start, a date or an instant (default: the portfolio's asOf)
  --as-of      when the portfolio was true, for a file that does not say
  --encoding   ${ENCODINGS.join(', ')} (default: found out from the file)`

export interface PortfolioArguments {
  readonly portfolio?: string | undefined
  readonly from?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly encoding?: string | undefined
}

export interface LoadedPortfolio extends AssembledCases {
  readonly start: Instant
  /** Where the refused rows were written; absent when none was. */
  readonly refusedFile?: string
}

const PASSES: readonly ReadingPass[] = ['scan', 'protections', 'people', 'loans']

/** Reads the portfolio that the arguments name; refused rows go to a file beside it. */
export async function loadPortfolio(args: PortfolioArguments): Promise<LoadedPortfolio> {
  const { portfolio: path, encoding } = args
  if (encoding !== undefined && !isEncoding(encoding)) {
    throw new UsageError(`--encoding ${encoding} is not known; choose one of ${ENCODINGS.join(', ')}.`)
  }
  const start = args.from === undefined ? undefined : readInstant('--from', args.from)
  const asOf = args['as-of'] === undefined ? undefined : readInstant('--as-of', args['as-of'])
  const size = path === undefined ? 0 : await sizeOf(path)
  const open: OpenPortfolio = path === undefined ? openSample(1, start ?? SAMPLE_START) : () => createReadStream(path)
  const bar = new ProgressBar('Loading', process.stderr)
  const onProgress = (pass: ReadingPass, bytes: number) =>
    bar.show((PASSES.indexOf(pass) + Math.min(1, bytes / Math.max(1, size))) / PASSES.length)
  const refused = path === undefined ? undefined : new RefusedFile(path)
  try {
    const loaded = await assembleCases(open, {
      hashPoint: keyedHashPoint(LOCAL_KEY),
      start,
      asOf,
      encoding,
      refuse: refused && ((text) => refused.write(text)),
      ...(size > 0 && { onProgress }),
    })
    await refused?.close()
    const refusedFile = refused?.written ? { refusedFile: refused.path } : {}
    return { ...loaded, start: start ?? loaded.report.asOf, ...refusedFile }
  } catch (error) {
    if (!(error instanceof PortfolioRefused)) throw error
    throw new UsageError(`${path ?? 'The sample'} can't be loaded: ${error.message}`, { cause: error })
  } finally {
    bar.end()
  }
}

/** A pipe would be empty at the second pass, or be waited for without end. */
async function sizeOf(path: string): Promise<number> {
  const file = await namedFile(path)
  if (file.isFile()) return file.size
  throw new UsageError(
    `${path} can be read only once, and a portfolio is read in passes; write it to a file and name that.`,
  )
}

/** What was loaded and what was refused, in lines for people. */
export function describeLoaded({ report, refusedFile }: LoadedPortfolio): string {
  const where = refusedFile === undefined ? [] : [`The refused rows are in ${refusedFile}.`]
  return [...describeImport(report), ...where].join('\n')
}
