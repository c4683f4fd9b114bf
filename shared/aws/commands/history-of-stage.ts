import type { DigestArchive } from '../../audit/digest-archive.ts'
import { fieldsToWrite } from '../../audit/export/fields.ts'
import type { HistoryLine } from '../../audit/export/history-line.ts'
import type { AuditHead } from '../../audit/report/audit-head.ts'
import { readWitnesses } from '../../audit/witness-lines.ts'
import type { CaseStore } from '../../ports.ts'
import { DAY, type Instant, LATEST_INSTANT } from '../../time/instant.ts'
import type { DynamoDbHistory } from '../dynamodb-history.ts'
import { fromItem } from '../items/attributes.ts'

interface Source {
  readonly archive: DigestArchive
  readonly cases: Pick<CaseStore, 'load'>
  readonly history: DynamoDbHistory
}

/**
 * A stage's history line by line: of everybody, with all digests; or of one borrower, with the batches of digests that speak
 * of them. Either way the whole chain of links.
 */
export async function* historyOfStage(
  { title, about }: AuditHead,
  borrower: string | undefined,
  { archive, cases, history }: Source,
  now: Instant,
): AsyncGenerator<HistoryLine> {
  yield { line: 'about', form: 1, title, about, asOf: now, digests: borrower === undefined ? 'all' : 'of-these' }
  const whom = borrower === undefined ? history.borrowersIn(0, LATEST_INSTANT) : [borrower]
  for await (const one of whom) {
    const [caseFile, items] = await Promise.all([cases.load(one), history.itemsOf(one, 0, LATEST_INSTANT)])
    if (caseFile !== undefined) yield { line: 'case', caseFile }
    for (const item of items) {
      yield { line: 'entry', borrower: one, entry: item.sk?.S ?? '', fields: fieldsToWrite(fromItem(item)) }
    }
  }
  for await (const link of archive.links()) yield { line: 'link', link }
  yield* batchesOf(archive, borrower, now)
}

async function* batchesOf(
  archive: DigestArchive,
  borrower: string | undefined,
  now: Instant,
): AsyncGenerator<HistoryLine> {
  const first = await archive.firstDay()
  for (let day = first ?? Number.POSITIVE_INFINITY; day <= now / DAY; day += 1) {
    for (const name of await archive.batchesOf(day)) {
      const text = await archive.readBatch(day, name)
      if (text !== undefined && (borrower === undefined || speaksOf(borrower, text))) {
        yield { line: 'batch', day, name, text }
      }
    }
  }
}

/** A batch that can't be read may speak of anybody. */
function speaksOf(borrower: string, text: string): boolean {
  return readWitnesses(text)?.some((witness) => witness.borrower === borrower) ?? true
}
