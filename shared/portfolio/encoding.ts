import { PortfolioRefused } from './portfolio-refused.ts'

export const ENCODINGS = ['utf-8', 'gb18030', 'big5'] as const
/** How a portfolio file's bytes become text. GB18030 covers GBK and GB2312. */
export type Encoding = (typeof ENCODINGS)[number]

export function isEncoding(name: string): name is Encoding {
  return ENCODINGS.some((known) => known === name)
}

/** The bytes are not text in this encoding; another one may fit. */
export class UndecodableError extends Error {
  override readonly name = 'UndecodableError'
  readonly encoding: Encoding

  constructor(encoding: Encoding, cause: unknown) {
    super(`The file is not valid ${encoding.toUpperCase()}.`, { cause })
    this.encoding = encoding
  }
}

/**
 * Decodes strictly: a byte that does not belong raises UndecodableError rather than becoming a question mark in somebody's
 * name. A byte order mark is passed over. Files that are no text at all (workbooks, UTF-16, anything with a zero byte) raise PortfolioRefused.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let first = true
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue
    if (first) refuseWorkbook(chunk)
    if (chunk.includes(0)) throw new PortfolioRefused('The file is not text: it holds zero bytes.', SAVE_AS_CSV)
    first = false
    yield decode(decoder, chunk, encoding)
  }
  yield decode(decoder, undefined, encoding)
}

const SAVE_AS_CSV = 'Save it as "CSV UTF-8 (comma delimited)" and import that.'

function refuseWorkbook(chunk: Uint8Array): void {
  const [a, b] = chunk
  if (a === 0x50 && b === 0x4b) throw new PortfolioRefused('The file is a workbook or a zip archive.', SAVE_AS_CSV)
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new PortfolioRefused('The file is UTF-16.', SAVE_AS_CSV)
  }
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, encoding: Encoding): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw new UndecodableError(encoding, cause)
  }
}
