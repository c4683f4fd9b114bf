import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { UsageError } from '../../commands/run-command.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import { goingLive } from '../../sending/going-live.ts'
import { loadOptOuts } from '../../sending/load-opt-outs.ts'
import { RESTORED_TABLE } from '../../sending/restored-table.ts'
import type { SendingState } from '../../sending/sending-state.ts'
import { normalAddress } from './normal-address.ts'
import { clock } from './outside.ts'
import type { StageStores } from './stage-stores.ts'

/** Stages in which nobody but the people on their list is to be reached. */
export const NOT_FOR_PEOPLE: readonly string[] = ['dev', 'test']
const MOST_A_DAY = 100_000_000

export interface GoLiveArguments {
  readonly stage: string
  readonly share?: string | undefined
  readonly 'opt-outs'?: string | undefined
  readonly ceiling?: string | undefined
  readonly allow?: readonly string[] | undefined
}

/** Lets a share of the borrowers be contacted, once everybody who asked not to be is loaded. */
export async function goLive(stores: StageStores, args: GoLiveArguments): Promise<void> {
  const { stage, share, ceiling, allow, 'opt-outs': optOuts } = args
  if (share === undefined) throw new UsageError('Say for how many of the borrowers, such as --share 5 for 5 %.')
  if (allow === undefined && NOT_FOR_PEOPLE.includes(stage)) {
    throw new UsageError(`In ${stage} people are not to be reached: name the addresses that are, with --allow ADDRESS.`)
  }
  const standing = goingLive({
    share: Number(share),
    dailyCeiling: ceiling === undefined ? undefined : wholeNumber('--ceiling', ceiling, 1, MOST_A_DAY),
    optOuts,
    allowList: addressesOf(allow),
  })
  const before = await stores.desk.standing()
  refuseRestored(before)
  await declareOptOuts(stores, optOuts ?? '')
  const linksKnownSince = before.casesTable === undefined ? clock.now() : before.linksKnownSince
  await stores.desk.setStanding({
    ...standing,
    casesTable: await stores.casesTableId(),
    ...(linksKnownSince !== undefined && { linksKnownSince }),
  })
}

/** Sends nothing any more, and decides and records on. Over which tables the stage went live is not forgotten. */
export async function observe({ desk }: StageStores, { allow }: GoLiveArguments): Promise<void> {
  const { casesTable, linksKnownSince } = await desk.standing()
  const allowList = addressesOf(allow)
  await desk.setStanding({
    mode: 'observe',
    ...(allowList && { allowList }),
    ...(casesTable && { casesTable }),
    ...(linksKnownSince !== undefined && { linksKnownSince }),
  })
}

function addressesOf(allow: readonly string[] | undefined): readonly string[] | undefined {
  return allow?.map((address) => normalAddress('--allow', address))
}

/** Going live writes down the table that is there, and so would be a way around the guard. */
function refuseRestored({ pauses }: SendingState): void {
  if (!pauses.some(({ id }) => id === RESTORED_TABLE)) return
  throw new UsageError(
    'The table of cases is not the one that went live, so it has forgotten contacts. Run npm run recover with --resume first.',
  )
}

async function declareOptOuts(stores: StageStores, file: string): Promise<void> {
  await access(file)
  const { closedAddresses, holds } = await loadOptOuts(() => createReadStream(file), await stores.optOutRoom())
  console.log(`Loaded ${holds} holds and ${closedAddresses} closed addresses from ${file}.`)
}
