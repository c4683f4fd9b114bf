import { FileImport } from '../../shared/intake/import-file.ts'
import { type FileWriter, type LenderFile, LenderFileGoneError } from '../../shared/intake/import-ports.ts'
import type { ImportProgress } from '../../shared/intake/import-progress.ts'
import type { FinishedImport } from '../../shared/intake/import-report.ts'
import { PortfolioRefused } from '../../shared/portfolio/portfolio-refused.ts'
import { SECOND } from '../../shared/time/instant.ts'
import { nameOf } from '../log.ts'
import { REPORT_SUFFIX, refusedSuffix } from './import-message.ts'
import { BY, type ImportingRoom, park } from './importing-room.ts'

interface ImportOrder {
  /** The message's id, for the log. */
  readonly id: string
  readonly file: LenderFile
  readonly progress: ImportProgress
}

/** The file is so long that reading up to where the last run stopped takes a whole run. */
export class NoHeadwayError extends Error {
  override readonly name = 'NoHeadwayError'

  constructor() {
    super('The import got no further in a whole run. Put the file down in parts, each with its own borrowers.')
  }
}

/** Imports a file to its end, or as far as there is time, and hands the rest over. Throws where a whole run changed nothing. */
export async function importOneFile(order: ImportOrder, room: ImportingRoom, mayGoOn: () => boolean): Promise<void> {
  const { id, file, progress } = order
  const run = new FileImport(room.imports, progress)
  const beside: { refused?: FileWriter } = {}
  try {
    const finished = await run.run({
      open: room.files.open(file),
      refuse: async (text, form) => {
        beside.refused ??= room.files.beside(file, refusedSuffix(form))
        await beside.refused.write(text)
      },
      mayGoOn,
    })
    if (finished === undefined) {
      if (run.progress === progress) throw new NoHeadwayError()
      await beside.refused?.abandon()
      await goOn(order, run.progress, room)
      return
    }
    await beside.refused?.close()
    await writeReport(finished, order, room)
    measure(progress, run.progress, room)
    tell(finished, order, room)
  } catch (error) {
    await beside.refused?.abandon()
    if (error instanceof PortfolioRefused) await refuseWhole(error, order, room)
    else if (error instanceof LenderFileGoneError) await park(id, error.message, room)
    else if (run.progress === progress) throw error
    else {
      room.log({ what: 'left', by: BY, records: [id], reason: nameOf(error) })
      await goOn(order, run.progress, room)
    }
  }
}

async function goOn({ id, file, progress }: ImportOrder, reached: ImportProgress, room: ImportingRoom): Promise<void> {
  await room.queue.goOn(file, reached)
  measure(progress, reached, room)
  const { pass, line } = reached
  room.log({ what: 'import-goes-on', by: BY, records: [id], file: file.key, pass, line })
}

async function refuseWhole(
  { problem, mend }: PortfolioRefused,
  order: ImportOrder,
  room: ImportingRoom,
): Promise<void> {
  await writeReport({ finished: false, refused: { problem, mend } }, order, room)
  room.metrics.ofHouse('importsRefused')
  room.log({ what: 'import-refused', by: BY, records: [order.id], file: order.file.key })
}

async function writeReport(report: object, { file }: ImportOrder, { files }: ImportingRoom): Promise<void> {
  const writer = files.beside(file, REPORT_SUFFIX)
  await writer.write(`${JSON.stringify(report, null, 2)}\n`)
  await writer.close()
}

/** What this run stored, whatever earlier ones did. */
function measure(before: ImportProgress, { stored, older }: ImportProgress, { metrics }: ImportingRoom): void {
  metrics.ofHouse('factsStored', stored - before.stored)
  metrics.ofHouse('factsOlder', older - before.older)
}

function tell(finished: FinishedImport, { id, file }: ImportOrder, { metrics, log, imports }: ImportingRoom): void {
  const { feed, asOf, rows, stored, older, refused, missing, fresh } = finished
  const marked = missing?.marked === true ? missing.loans : 0
  metrics.ofHouse('rowsRefused', refused)
  metrics.ofHouse('loansMissing', marked)
  metrics.ofHouse('feedAge', (imports.clock.now() - Date.parse(asOf)) / SECOND)
  if (!fresh) metrics.ofHouse('importsRefused')
  const counts = { rows, stored, older, refused, missing: missing?.loans ?? 0, marked }
  log({ what: 'imported', by: BY, records: [id], file: file.key, feed, fresh, ...counts })
}
