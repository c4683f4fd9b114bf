import { localPolicy } from '../../shared/local/local-policy.ts'
import { readReplayFile } from '../../shared/local/replay/read-replay-file.ts'
import { replay } from '../../shared/local/replay/replay.ts'
import { replayHouse } from '../../shared/local/replay/replay-house.ts'
import type { BenchLine } from './figures.ts'

export const REPLAY_FILE = '../shared/data/loans-replay.csv'
const BAR_SECONDS = 20

/** The replay of all loans, reading the file included. */
export async function benchReplay(): Promise<BenchLine> {
  const started = performance.now()
  const { rows } = await readReplayFile(REPLAY_FILE)
  await replay(rows, localPolicy({ packs: [replayHouse()], channels: ['sms', 'email'] }))
  const seconds = (performance.now() - started) / 1000
  return {
    what: `replay of ${rows.length} loans`,
    ours: `${seconds.toFixed(1)} s`,
    theirs: `${BAR_SECONDS} s`,
    ratio: seconds / BAR_SECONDS,
    bar: '< 1',
    met: seconds < BAR_SECONDS,
  }
}
