import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../functions/import-portfolio/handler.ts'
import type { FileWriter, LenderFile } from '../../shared/intake/import-ports.ts'
import { csvCells } from '../../shared/portfolio/csv-cells.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { PortfolioRefused } from '../../shared/portfolio/portfolio-refused.ts'
import { readPortfolio } from '../../shared/portfolio/read-portfolio.ts'
import type { CaseIntake } from '../../shared/ports.ts'
import { objectCreated, queued } from '../functions/import-portfolio/import-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { anImportRoom } from '../intake/import-room.ts'
import { EVERYTHING, header } from '../intake/portfolio-text.ts'
import {
  AS_OF,
  BORROWER,
  FLAT_HEADER,
  fileOf,
  flatFile,
  flatRow,
  importText,
  LOAN,
  records,
} from '../portfolio/import-text.ts'
import { isStorable } from './dynamodb-limits.ts'
import { type Json, mutated } from './hostile-json.ts'
import { damaged, hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const FINE = { batchItemFailures: [] }
const KEY = 'daily/loans'

/** The function over files in memory; every fact that it stores must be one that the store takes. */
function importing(bytes: Uint8Array) {
  const { workplace, lines, parked } = testWorkplace()
  const { room, store } = anImportRoom()
  const intake: CaseIntake = {
    put(fact, origin) {
      isStorable(fact, origin.asOf)
      return room.intake.put(fact, origin)
    },
  }
  const written = new Map<string, string>()
  const beside = (file: LenderFile, suffix: string): FileWriter => {
    let text = ''
    return {
      write: async (piece) => {
        text += piece
      },
      close: async () => void written.set(file.key + suffix, text),
      abandon: async () => {},
    }
  }
  const handle = createHandler({
    ...workplace,
    imports: { ...room, intake },
    files: { open: () => fileOf(bytes, 1_024), beside },
    queue: { goOn: async () => assert.fail('there was time enough') },
  })
  const report = () => JSON.parse(written.get(`${KEY}.report.json`) ?? 'null')
  return { handle, lines, parked, store, written, report }
}

async function isTakenOrRefused(content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { handle, lines, parked, report } = importing(bytes)
  const answer = await handle(
    queued(objectCreated(KEY)),
    context(() => 900_000),
  )
  assert.deepEqual(answer, FINE, JSON.stringify(lines))
  assert.deepEqual(parked, [])
  assert.ok(typeof report().finished === 'boolean')
  saysNothingOfAnybody(lines, report())
  pollutesNothing()
}

/** Every row of a file whose rows stand alone was loaded or is in the file of refused rows: none is lost, none is both. */
async function losesNoRow(content: string): Promise<void> {
  const hashPoint = keyedHashPoint('test')
  const loaded = new Set<number>()
  const refused = new Set<number>()
  try {
    const { scan, events } = await readPortfolio(fileOf(content, 1_024), { hashPoint, usualAsOf: AS_OF })
    for await (const batch of events()) {
      for (const [at, event] of batch.events.entries())
        (event.kind === 'refused' ? refused : loaded).add(batch.lines[at] ?? 0)
    }
    assert.equal(new Set([...loaded, ...refused]).size, scan.rows)
  } catch (error) {
    assert.ok(error instanceof PortfolioRefused, String(error))
  }
}

const cell = fc.oneof(
  hostileText,
  hostileText.map((text) => `"${text.replaceAll('"', '""')}"`),
)
const COLUMNS = FLAT_HEADER.split(',')
const person = {
  name: PLANTED.name,
  phone: PLANTED.phone,
  email: PLANTED.email,
  jurisdiction: 'GB',
  zone: 'Europe/London',
}

/** A spreadsheet of good rows with a hostile cell in some of them. */
const flat = fc.array(fc.tuple(fc.constantFrom(...COLUMNS), hostileText), { maxLength: 5 }).map((cells) => {
  const rows = cells.map(([column, text], at) =>
    flatRow({ borrower: `B${at}`, loan: `L${at}`, ...person, [column]: text }),
  )
  return flatFile(...rows, flatRow({ borrower: 'B-good', loan: 'L-good' }))
})

const ROWS: readonly Json[] = EVERYTHING.trim()
  .split('\n')
  .slice(1)
  .map((line) => JSON.parse(line))
const ndjson = fc
  .array(
    fc.nat(ROWS.length - 1).chain((at) => mutated({ ...(ROWS[at] as object) } as Json)),
    { maxLength: 5 },
  )
  .map((rows) => records(header('delta'), BORROWER, LOAN, ...rows.map((row) => row as object)))

describe('a file that a stranger wrote', () => {
  attack(
    'as CSV with hostile cells is loaded but for the rows that can not be, and none is lost',
    flat,
    async (text) => {
      await isTakenOrRefused(`asOf,${text}`.replaceAll('\nB', `\n2026-11-02T00:00:00Z,B`))
      await losesNoRow(text)
    },
  )

  attack(
    'as CSV that was damaged as text is taken or refused',
    damaged(flatFile(flatRow(), flatRow({ loan: 'L2', ...person }))),
    async (text) => {
      await losesNoRow(text)
    },
    { usual: 150 },
  )

  attack(
    'as CSV of nothing but hostile cells is taken or refused',
    fc.array(
      fc.array(cell, { maxLength: 16 }).map((cells) => cells.join(',')),
      { maxLength: 6 },
    ),
    async (lines) => {
      await isTakenOrRefused([`asOf,${FLAT_HEADER}`, `2026-11-02T00:00:00Z,${flatRow()}`, ...lines].join('\n'))
    },
  )

  attack(
    'as NDJSON with mutated rows is loaded but for the rows that can not be',
    ndjson,
    async (text) => {
      await isTakenOrRefused(text)
    },
    { usual: 150 },
  )

  attack('as NDJSON that was damaged as text is taken or refused', damaged(EVERYTHING), isTakenOrRefused)

  const bytes = fc
    .tuple(
      fc.constantFrom(EVERYTHING, flatFile(flatRow())),
      fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    )
    .map(([text, changes]) => {
      const all = new TextEncoder().encode(text)
      for (const [at, byte] of changes) all[at % all.length] = byte
      return all
    })
  attack(
    'as bytes that are no text is taken or refused',
    fc.oneof(bytes, fc.uint8Array({ maxLength: 200 })),
    isTakenOrRefused,
  )
})

/** The file of refused rows; none where the whole file is refused. */
async function refusedOf(text: string): Promise<string> {
  try {
    return (await importText(text)).refusedFile
  } catch (error) {
    assert.ok(error instanceof PortfolioRefused, String(error))
    return ''
  }
}

describe('the file of refused rows', () => {
  /** Every cell as a spreadsheet opens it: a quoted one may hold line breaks, a quote that is never closed ends with its line. */
  function opened(text: string): readonly string[] {
    const lines = text.split('\n')
    const all: string[] = []
    while (lines.length > 0) {
      const ends = lines.findIndex((_, at) => typeof csvCells(lines.slice(0, at + 1).join('\n')) !== 'string')
      const record = csvCells(lines.splice(0, Math.max(ends, 0) + 1).join('\n'))
      all.push(...(typeof record === 'string' ? [record] : record))
    }
    return all
  }

  attack('holds no cell that a spreadsheet would compute', flat, async (text) => {
    const refusedFile = await refusedOf(text)
    for (const each of opened(refusedFile)) assert.doesNotMatch(each, /^\s*[=+\-@]/, refusedFile)
  })

  attack('is refused again for the same reasons when it is put down as it is', flat, async (text) => {
    const first = await importText(text).catch(() => undefined)
    if (first === undefined || first.refusedFile === '') return
    const second = await importText(first.refusedFile)
    const why = (all: readonly string[]) => all.map((problem) => problem.replace(/^\d+ /, '')).sort()
    assert.deepEqual(why(second.problems), why(first.problems))
  })
})
