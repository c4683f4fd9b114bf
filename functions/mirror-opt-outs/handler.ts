import { type MirrorPorts, mirrorOptOuts } from '../../shared/optouts/mirror-opt-outs.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { nameOf } from '../log.ts'
import type { Workplace } from '../room.ts'

const BY = 'mirror-opt-outs'
/** Enough to end what was begun and to note how far it came. */
const TIME_TO_END_MS = 60_000

export interface MirroringRoom extends Omit<Workplace, 'parking'> {
  readonly ports: Omit<MirrorPorts, 'onRefused'>
}

/** A round that broke off. What broke it may quote what a provider answered, addresses and all, so its name alone is told. */
class RoundBrokenError extends Error {
  override readonly name = 'RoundBrokenError'

  constructor(reason: string) {
    super(`The round of opt-outs broke off (${reason}); the next start goes on with it.`)
  }
}

/** Mirrors opt-outs, as far as its time reaches. Started again, it goes on; a round of today that is done is left alone. */
export function createHandler({ ports, log, metrics }: MirroringRoom): LambdaHandler<void> {
  return lambda(
    async (_event, timeLeft) => {
      const onRefused: MirrorPorts['onRefused'] = (list, error) => {
        metrics.ofHouse('optOutsRefused')
        log({ what: 'left', by: BY, records: [list], reason: nameOf(error) })
      }
      const { taken, put, removed, done } = await mirrorOptOuts(
        { ...ports, onRefused },
        () => timeLeft() > TIME_TO_END_MS,
      ).catch((error: unknown) => {
        throw new RoundBrokenError(nameOf(error))
      })
      metrics.ofHouse('optOutsTaken', taken)
      metrics.ofHouse('optOutsPut', put)
      metrics.ofHouse('optOutsRemoved', removed)
      log({ what: 'mirrored', by: BY, taken, put, removed, done })
    },
    { log, metrics },
  )
}
