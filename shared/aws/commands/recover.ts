import { S3Client } from '@aws-sdk/client-s3'
import { parseOptions } from '../../commands/parse-options.ts'
import { readInstant } from '../../commands/read-instant.ts'
import { UsageError } from '../../commands/run-command.ts'
import { recover } from '../../recover/recover.ts'
import { RESTORED_TABLE } from '../../sending/restored-table.ts'
import type { SendingState } from '../../sending/sending-state.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { archivedSince } from '../s3-event-archive.ts'
import { clock } from './outside.ts'
import { runOperatorCommand } from './run-operator-command.ts'
import { STAGE_OPTIONS, STAGE_USAGE, stageNamed } from './stage-options.ts'
import { StageStores } from './stage-stores.ts'

const USAGE = `Tells a restored table of cases again whom Duewell contacted since, and which addresses closed, from the archive of events.
It may be run again at any time, and learns nothing twice. docs/guides/restoring.md has the steps before and after it.

  npm run recover -- --stage STAGE --since INSTANT [--resume]

  --since      the instant that the table was restored to, or one before it
  --resume     lets sending go on over this table, at the share that it had

${STAGE_USAGE}`

await runOperatorCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...STAGE_OPTIONS,
      since: { type: 'string' },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  if (values.since === undefined) throw new UsageError('Say since when, such as --since 2026-11-02T06:00:00Z.')
  const now = clock.now()
  const since = readInstant('--since', values.since)
  if (since >= now) throw new UsageError(`--since ${values.since} is still to come.`)

  const stage = await stageNamed(values)
  const stores = new StageStores(stage)
  const state = await stores.desk.standing()
  // The guard of a restored table pauses from the moment at which it is asked.
  refuseWhileSending(state, clock.now())
  const bucket = stage.theOnly('AWS::S3::Bucket', /EventArchive/)
  const told = await recover(archivedSince(since, now, { client: new S3Client(), bucket }), stores.cases)
  console.log(
    [
      `Read ${told.events} events since ${formatInstant(since)}.`,
      `${told.plans} plans learned of contacts, ${told.pointsClosed} times an address was closed.`,
      ...(told.withoutCase === 0
        ? []
        : [`${told.withoutCase} borrowers of these events are not in the table; import their files again.`]),
    ].join('\n'),
  )
  console.log(values.resume ? await resumed(stores, state) : 'Sending stands still on; run it again with --resume.')
})

/** A contact that is made while the past is told could be one that the past has too. */
function refuseWhileSending({ mode, pauses }: SendingState, now: Instant): void {
  const held = pauses.some(({ scope, from, until = Infinity }) => scope.of === 'all' && from <= now && now < until)
  if (mode === 'observe' || held) return
  throw new UsageError(
    'The stage is sending. Pause everything first: npm run sending -- --stage STAGE pause --scope all.',
  )
}

async function resumed({ desk, casesTableId }: StageStores, state: SendingState): Promise<string> {
  const { pauses, feeds: _feeds, freshForSeconds: _freshFor, ...standing } = state
  await desk.setStanding({ ...standing, casesTable: await casesTableId() })
  const others = pauses.filter(({ id }) => id !== RESTORED_TABLE)
  if (others.length === 0) return 'The stage now counts this table as its own, and sending goes on.'
  return `The stage now counts this table as its own. Still paused by: ${others.map(({ id }) => id).join(', ')}.`
}
