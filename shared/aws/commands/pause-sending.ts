import { userInfo } from 'node:os'
import { readInstant } from '../../commands/read-instant.ts'
import { UsageError } from '../../commands/run-command.ts'
import type { ControlDesk } from '../../sending/control-desk.ts'
import { readPauseScope } from '../../sending/read-pause-scope.ts'
import { RESTORED_TABLE } from '../../sending/restored-table.ts'
import { type Pause, pauseSchema } from '../../sending/sending-state.ts'
import { type Instant, MINUTE } from '../../time/instant.ts'
import { shortId } from './outside.ts'

/** This machine's clock may be ahead of those of the senders, and a pause is to hold at once. */
const CLOCKS_DIFFER = 15 * MINUTE
const LONGEST_WHY = pauseSchema.shape.why.maxLength ?? Infinity

export interface PauseArguments {
  readonly scope?: string | undefined
  readonly why?: string | undefined
  readonly until?: string | undefined
  readonly by?: string | undefined
}

/** The pause that the arguments ask for. */
export function pauseOf({ scope: text = '', why = '', until: end, by }: PauseArguments, now: Instant): Pause {
  const scope = readPauseScope(text)
  if (scope === undefined) {
    throw new UsageError('Say what to pause: --scope all, channel=sms, strategy=NAME, segment=NAME or country=CN.')
  }
  if (why === '' || why.length > LONGEST_WHY) {
    throw new UsageError(
      `Say why, for whoever reads it at night: --why "a wrong import" (up to ${LONGEST_WHY} characters).`,
    )
  }
  const until = end === undefined ? undefined : readInstant('--until', end)
  if (until !== undefined && until <= now) throw new UsageError(`--until ${end} is over.`)
  return {
    id: shortId('pause'),
    scope,
    by: by ?? userInfo().username,
    why,
    from: now - CLOCKS_DIFFER,
    ...(until !== undefined && { until }),
  }
}

export async function resume(desk: ControlDesk, id: string | undefined): Promise<void> {
  if (id === RESTORED_TABLE) {
    throw new UsageError(
      'A restored table is told what it forgot before anything is sent: npm run recover with --resume.',
    )
  }
  if (id !== undefined && (await desk.resume(id))) return
  const { pauses } = await desk.standing()
  const known = pauses.length === 0 ? 'nothing is paused' : `paused are ${pauses.map((pause) => pause.id).join(', ')}`
  throw new UsageError(`Name the pause that ends: ${known}.`)
}
