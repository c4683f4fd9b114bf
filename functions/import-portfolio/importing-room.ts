import type { ImportRoom, LenderFile, LenderFiles } from '../../shared/intake/import-ports.ts'
import type { ImportProgress } from '../../shared/intake/import-progress.ts'
import type { Workplace } from '../room.ts'

export const BY = 'import-portfolio'

export interface ImportingRoom extends Workplace {
  readonly imports: ImportRoom
  readonly files: LenderFiles
  /** Where an import goes on in a run of its own. */
  readonly queue: { goOn(file: LenderFile, progress: ImportProgress): Promise<void> }
}

export async function park(record: string, reason: string, { parking, log, metrics }: Workplace): Promise<void> {
  await parking.park({ from: BY, record, reason })
  metrics.ofHouse('recordsParked')
  log({ what: 'parked', by: BY, records: [record], reason })
}
