import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'
import { parseOptions } from '../../commands/parse-options.ts'
import { UsageError } from '../../commands/run-command.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import type { DeployedStage } from './deployed-stage.ts'
import { runOperatorCommand } from './run-operator-command.ts'
import { STAGE_OPTIONS, STAGE_USAGE, stageNamed } from './stage-options.ts'

/** The function itself may run for five minutes; the SDK would give up earlier and invoke it again. */
const ANSWER_MS = 330_000
const MOST = 100_000

const USAGE = `Moves dead letters back to their queue, once what made them fail is mended.

  npm run redrive -- --stage STAGE                             lists the queues
  npm run redrive -- --stage STAGE --queue NAME [--limit N]    moves at most N messages back (default: 1000)

${STAGE_USAGE}`

const answerSchema = z.object({
  moved: z.number(),
  unreadable: z.number().default(0),
  failed: z.number().default(0),
  twice: z.number().default(0),
  why: z.string().optional(),
})
type Answer = z.output<typeof answerSchema>

await runOperatorCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...STAGE_OPTIONS,
      queue: { type: 'string' },
      limit: { type: 'string', default: '1000' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const limit = wholeNumber('--limit', values.limit, 1, MOST)
  const stage = await stageNamed(values)
  const queues = queuesOf(stage)
  if (values.queue === undefined) return console.log(`Dead letters that can be moved back: ${queues.join(', ')}.`)
  if (!queues.includes(values.queue)) {
    throw new UsageError(`There is no queue ${values.queue}; name one of ${queues.join(', ')}.`)
  }
  console.log(describe(await redriven(stage, values.queue, limit)))
})

function queuesOf(stage: DeployedStage): readonly string[] {
  return Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(stage.setting('DEAD_LETTERS'))))
}

async function redriven(stage: DeployedStage, queue: string, limit: number): Promise<Answer> {
  const client = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: ANSWER_MS } })
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({
      FunctionName: stage.theOnly('AWS::Lambda::Function', /Redrive/),
      Payload: JSON.stringify({ queue, limit }),
    }),
  )
  if (FunctionError !== undefined) {
    throw new UsageError('The redrive function failed. Read why in its log; what it had moved stays moved.')
  }
  return answerSchema.parse(JSON.parse(Payload?.transformToString() ?? '{}'))
}

function describe({ moved, unreadable, failed, twice, why }: Answer): string {
  return [
    `Moved back: ${moved}.`,
    ...(why === undefined ? [] : [why]),
    ...(failed > 0 ? [`Left, because the queue did not take them: ${failed}. Run it again.`] : []),
    ...(unreadable > 0 ? [`Left, because they say nothing that can be worked on: ${unreadable}.`] : []),
    ...(twice > 0 ? [`In both queues now, which is harmless: ${twice}.`] : []),
  ].join('\n')
}
