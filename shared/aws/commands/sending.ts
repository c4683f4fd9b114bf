import { parseOptions } from '../../commands/parse-options.ts'
import { UsageError } from '../../commands/run-command.ts'
import { type GoLiveArguments, goLive, NOT_FOR_PEOPLE, observe } from './go-live.ts'
import { clock } from './outside.ts'
import { type PauseArguments, pauseOf, resume } from './pause-sending.ts'
import { runOperatorCommand } from './run-operator-command.ts'
import { STAGE_OPTIONS, STAGE_USAGE, stageNamed } from './stage-options.ts'
import { StageStores } from './stage-stores.ts'
import { writeSendingState } from './write-sending-state.ts'

const USAGE = `Says how far a stage sends. What is said takes effect at every sender within five seconds.

  npm run sending -- --stage STAGE show
  npm run sending -- --stage STAGE observe [--allow ADDRESS ...]
  npm run sending -- --stage STAGE live --share PERCENT --opt-outs FILE [--ceiling N] [--allow ADDRESS ...]
  npm run sending -- --stage STAGE pause --scope SCOPE --why TEXT [--until INSTANT] [--by NAME]
  npm run sending -- --stage STAGE resume ID

  --share      how many of the borrowers are contacted, 0.1 to 100 per cent; the others are observed
  --opt-outs   everybody who asked not to be contacted, as opt-out rows (docs/guides/portfolio-files.md); it is loaded
               first, and an empty file says that there is nobody
  --ceiling    the most contacts of one day (UTC) over all channels
  --allow      an address that is sent to, and then no other; needed in ${NOT_FOR_PEOPLE.join(' and ')}; may be repeated
  --scope      all, channel=sms, strategy=NAME, segment=NAME or country=CN
  --until      a date or an instant at which the pause ends by itself
  --by         who pauses (default: your login)

${STAGE_USAGE}`

/** What an operator wrote, for any of the actions. */
interface SendingArguments extends GoLiveArguments, PauseArguments {
  readonly id?: string | undefined
}

type Action = (stores: StageStores, args: SendingArguments) => Promise<void>

const ACTIONS = new Map<string, Action>([
  ['show', async () => {}],
  ['observe', observe],
  ['live', goLive],
  ['pause', ({ desk }, args) => desk.pause(pauseOf(args, clock.now()))],
  ['resume', ({ desk }, { id }) => resume(desk, id)],
])

await runOperatorCommand(async () => {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: {
      ...STAGE_OPTIONS,
      share: { type: 'string' },
      'opt-outs': { type: 'string' },
      ceiling: { type: 'string' },
      allow: { type: 'string', multiple: true },
      scope: { type: 'string' },
      why: { type: 'string' },
      until: { type: 'string' },
      by: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const [what = '', id, ...rest] = positionals
  if (rest.length > 0 || (id !== undefined && what !== 'resume')) throw new UsageError(`Too many words.\n\n${USAGE}`)
  const doIt = ACTIONS.get(what)
  if (doIt === undefined) throw new UsageError(`Say what to do: ${[...ACTIONS.keys()].join(', ')}.\n\n${USAGE}`)

  const stage = await stageNamed(values)
  const stores = new StageStores(stage)
  await doIt(stores, { ...values, stage: stage.stage, id })
  const state = await stores.desk.standing()
  console.log(writeSendingState(stage.stage, state, clock.now()).join('\n'))
})
