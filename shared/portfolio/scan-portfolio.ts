import { decodeText, type Encoding, UndecodableError } from './encoding.ts'
import type { FileDeclaration } from './import-kind.ts'
import { PlausibleChinese } from './plausible-chinese.ts'
import type { OpenPortfolio, PortfolioOptions, ReadingPass } from './portfolio-options.ts'
import { PortfolioEmpty, PortfolioRefused } from './portfolio-refused.ts'
import { type FileForm, portfolioRows, type RowBatch } from './portfolio-rows.ts'
import { ScanFindings, type ScannedRows } from './scan-findings.ts'

/** What one reading of the whole file shows before anything of it is loaded. */
export interface PortfolioScan extends ScannedRows, FileDeclaration {
  readonly encoding: Encoding
  readonly form: FileForm
}

/** Reads the file once without loading anything. Raises PortfolioRefused where the file as a whole can't be read. */
export async function scanPortfolio(open: OpenPortfolio, options: PortfolioOptions): Promise<PortfolioScan> {
  if (options.encoding !== undefined) return scanAs(options.encoding, open, options)
  try {
    return await scanAs('utf-8', open, options)
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error
  }
  return await scanAs('gb18030', open, options)
}

async function scanAs(encoding: Encoding, open: OpenPortfolio, options: PortfolioOptions): Promise<PortfolioScan> {
  const unasked = options.encoding === undefined && encoding === 'gb18030'
  const chinese = new PlausibleChinese()
  const findings = new ScanFindings()
  let form: FileForm | undefined
  try {
    const opened = unasked ? () => chinese.watch(open()) : open
    for await (const batch of readBatches(opened, encoding, 'scan', options)) {
      form = batch.form
      for (const row of batch.rows) findings.note(row)
    }
  } catch (error) {
    if (!(error instanceof UndecodableError) || (!unasked && options.encoding === undefined)) throw error
    throw unasked ? unknownEncoding() : wrongEncoding(encoding)
  }
  if (unasked && !chinese.plausible) throw unknownEncoding()
  if (form === undefined || findings.rows === 0) {
    throw new PortfolioEmpty('The file has a header and no rows.', 'Give at least one row.')
  }
  const declared = {
    asOf: findings.asOf(options.asOf, options.usualAsOf),
    importKind: findings.importKind(),
    feed: findings.feed(),
  }
  return { encoding, form, ...declared, ...findings.result() }
}

/** The file's rows in batches, telling of progress. */
export function readBatches(
  open: OpenPortfolio,
  encoding: Encoding,
  pass: ReadingPass,
  { onProgress }: PortfolioOptions,
): AsyncGenerator<RowBatch> {
  return portfolioRows(decodeText(onProgress === undefined ? open() : counted(open(), pass, onProgress), encoding))
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  pass: ReadingPass,
  tell: (pass: ReadingPass, bytes: number) => void,
) {
  let read = 0
  for await (const chunk of bytes) {
    read += chunk.length
    tell(pass, read)
    yield chunk
  }
}

function unknownEncoding(): PortfolioRefused {
  return new PortfolioRefused(
    'The file is not UTF-8, and does not read like Chinese in GB18030.',
    'Save it as UTF-8, or name its encoding: --encoding gb18030 or --encoding big5.',
  )
}

function wrongEncoding(encoding: Encoding): PortfolioRefused {
  return new PortfolioRefused(
    `The file is not valid ${encoding.toUpperCase()}.`,
    'Leave --encoding away to have it found out, or name another: utf-8, gb18030 or big5.',
  )
}
