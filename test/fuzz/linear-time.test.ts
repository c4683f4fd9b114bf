import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { csvCells } from '../../shared/portfolio/csv-cells.ts'
import { importPortfolio } from '../../shared/portfolio/import-portfolio.ts'
import { keywordIn } from '../../shared/replies/optout/keyword.ts'
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { AS_OF, fileOf, flatFile, flatRow } from '../portfolio/import-text.ts'
import { context } from '../replies/contexts.ts'

/*
 * A stranger chooses the text; it must not choose how long we read it. Four times the text may cost ten times the time, which a
 * noisy machine needs; a reader that goes back over what it read costs sixteen times, or never ends.
 */

const MOST_GROWTH = 10
/** Milliseconds below which the machine's noise is all that is measured. */
const FLOOR = 2

const PARTS: readonly string[] = [
  'a',
  '1',
  ' ',
  '1 ',
  '1,',
  '1.',
  '1.2',
  '-',
  '+',
  '(',
  '((',
  '"',
  '""',
  '",',
  ';',
  '/',
  '1/',
  '1/1/',
  '10 May ',
  'pay ',
  'stop ',
  'not ',
  'in ',
  'next ',
  '$',
  '$1',
  '1k ',
  'second ',
  'a@',
  'a.',
  '@a.',
  '.a',
  '-a',
  '还',
  '一',
  '百',
  '十',
  '号',
  '我已经',
  '月',
  '点',
  '不',
  'e\u0301',
  '\u200D',
  '\uFE0F',
  '\u{1F600}',
  '\0',
  '=',
  "'",
  '\t',
  'Aa ',
  '+44 ',
  '1)',
  'ſ',
  'İ',
]
/** What fits nothing that was repeated before it, so that a reader which goes back does. */
const END = '\u0001!'

/** Milliseconds of the processor; noise only adds to them. */
async function cost(read: () => unknown): Promise<number> {
  const began = process.cpuUsage()
  await read()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

async function growsTooFast(read: (length: number) => unknown, short: number, long: number): Promise<boolean> {
  // What seems slow is measured again, until it was slow every time.
  for (let run = 0; run < 4; run += 1) {
    const before = await cost(() => read(short))
    if ((await cost(() => read(long))) <= MOST_GROWTH * Math.max(before, FLOOR)) return false
  }
  return true
}

/** One row of a file in one piece. */
async function readRow(content: string): Promise<void> {
  const options = { hashPoint: (address: string) => String(address.length), asOf: AS_OF }
  await importPortfolio(fileOf(content, content.length * 4), options, { load: () => {} }).catch(() => undefined)
}

/** What is repeated a hundred times costs next to nothing, or it will never end at its longest. */
const SHORTEST = 32

function staysLinear(what: string, longest: number, read: (text: string) => unknown): void {
  test(`${what} takes no more than linear time, whatever is repeated`, { timeout: 120_000 }, async () => {
    await read('warm up')
    for (const part of PARTS) {
      const repeated = (length: number) => read(part.repeat(Math.ceil(length / part.length)) + END)
      for (const [short, long] of [
        [SHORTEST, SHORTEST * 4],
        [longest / 4, longest],
      ] as const) {
        const slow = await growsTooFast(repeated, short, long)
        assert.ok(!slow, `${JSON.stringify(part)}, repeated to ${long} characters`)
      }
    }
  })
}

describe('what a stranger may write at length', () => {
  // A text of a borrower is cut at 2,000 characters.
  staysLinear('understanding a reply', 2_048, (text) => understandReply(text, context()))
  staysLinear('looking for a stop word', 65_536, keywordIn)
  staysLinear('splitting a row', 262_144, csvCells)

  for (const column of [
    'phone',
    'email',
    'amountDue',
    'dueOn',
    'locale',
    'zone',
    'status',
    'borrower',
    'consentAt',
  ] as const) {
    staysLinear(`reading ${column} of a row`, 32_768, async (text) => {
      await readRow(flatFile(flatRow({ [column]: text })))
    })
  }
})
