import { chainDays } from '../../shared/audit/chain-days.ts'
import type { DigestArchive } from '../../shared/audit/digest-archive.ts'
import type { Sha256 } from '../../shared/audit/witness.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import type { Clock } from '../../shared/ports.ts'
import { DAY, formatDay } from '../../shared/time/instant.ts'
import { type LambdaHandler, lambda, type TimeLeft } from '../lambda.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { type HistoryChanges, readChainEvent } from './history-change.ts'

const BY = 'chain-history'
/** Reading a day takes seconds at most; with less than this left, the days that are missing wait for the next run. */
const TIME_FOR_A_DAY_MS = 60_000

export interface ChainingRoom {
  readonly archive: DigestArchive
  readonly sha256: Sha256
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/**
 * Witnesses what the history gains and loses, as the stream tells it, and chains the digests of each day that has ended. What
 * fails comes again: a batch is kept under a name of its own, and a day has one link.
 */
export function createHandler(room: ChainingRoom): LambdaHandler<void> {
  return lambda(async (event, timeLeft) => {
    const read = readChainEvent(event)
    if (read === 'chain') await chain(room, timeLeft)
    else await keep(read, room)
  }, room)
}

async function keep(
  { name, witnesses }: HistoryChanges,
  { archive, clock, log, metrics }: ChainingRoom,
): Promise<void> {
  await archive.putBatch(Math.floor(clock.now() / DAY), name, writeWitnesses(witnesses))
  const touched = witnesses.filter(({ change }) => change === 'rewritten' || change === 'removed').length
  if (touched > 0) metrics.ofHouse('historyTouched', touched)
  log({ what: 'witnessed', by: BY, records: [name], entries: witnesses.length, touched })
}

async function chain({ archive, sha256, clock, log, metrics }: ChainingRoom, timeLeft: TimeLeft): Promise<void> {
  const today = Math.floor(clock.now() / DAY)
  const made = await chainDays(archive, today, sha256, () => timeLeft() > TIME_FOR_A_DAY_MS)
  for (const { day, entries, digest } of made) log({ what: 'chained', by: BY, day: formatDay(day), entries, digest })
  metrics.ofHouse('daysChained', made.length)
}
