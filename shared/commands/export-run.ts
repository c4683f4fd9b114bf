import { chainDays } from '../audit/chain-days.ts'
import { fieldsToWrite } from '../audit/export/fields.ts'
import type { HistoryLine } from '../audit/export/history-line.ts'
import type { AuditHead } from '../audit/report/audit-head.ts'
import type { Witness } from '../audit/witness.ts'
import { writeWitnesses } from '../audit/witness-lines.ts'
import { fromItem } from '../aws/items/attributes.ts'
import { historyItem } from '../aws/items/history-item.ts'
import { itemDigest } from '../aws/items/witness-item.ts'
import { sha256 } from '../aws/sha256.ts'
import { MemoryDigestArchive } from '../local/memory-digest-archive.ts'
import type { Simulation } from '../local/simulation.ts'
import { DAY } from '../time/instant.ts'

/** How long a simulated history would be kept; nothing of it expires. */
const KEPT_DAYS = 2_557

/** The history of a run of the simulation, as a stage would have stored it and chained its digests. */
export async function* historyOfRun(simulation: Simulation, { title, about }: AuditHead): AsyncGenerator<HistoryLine> {
  const { service, until } = simulation
  yield { line: 'about', form: 1, title, about, asOf: until, digests: 'all' }
  const seen = new Map<number, Witness[]>()
  for (const borrower of service.cases.borrowers()) {
    const caseFile = service.cases.peek(borrower)
    if (caseFile !== undefined) yield { line: 'case', caseFile }
    const places = new Set<string>()
    for (const entry of service.cases.history(borrower)) {
      const item = historyItem(borrower, entry, KEPT_DAYS)
      const place = item.sk?.S ?? ''
      // What is written again overwrites itself.
      if (places.has(place)) continue
      places.add(place)
      yield { line: 'entry', borrower, entry: place, fields: fieldsToWrite(fromItem(item)) }
      const day = Math.floor(entry.at / DAY)
      const ofDay = seen.get(day) ?? []
      seen.set(day, ofDay)
      ofDay.push({ borrower, entry: place, change: 'gained', digest: itemDigest(item) })
    }
  }
  yield* digestsOf(seen, Math.floor(until / DAY) + 1)
}

async function* digestsOf(seen: ReadonlyMap<number, readonly Witness[]>, until: number): AsyncGenerator<HistoryLine> {
  const archive = new MemoryDigestArchive()
  for (const [day, witnesses] of seen) {
    const [name, text] = ['run.ndjson', writeWitnesses(witnesses)]
    await archive.putBatch(day, name, text)
    yield { line: 'batch', day, name, text }
  }
  for (const link of await chainDays(archive, until, sha256)) yield { line: 'link', link }
}
