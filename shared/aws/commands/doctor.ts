import { readFile } from 'node:fs/promises'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import { parseOptions } from '../../commands/parse-options.ts'
import { UsageError } from '../../commands/run-command.ts'
import { askingClient } from '../bedrock-second-opinion.ts'
import { countInDays } from '../cloudwatch-counts.ts'
import { askIssuer } from '../doctor/ask-issuer.ts'
import { examine } from '../doctor/examine.ts'
import type { Count } from '../doctor/examine-arrivals.ts'
import type { Load } from '../doctor/finding.ts'
import { loadOf } from '../doctor/load-of.ts'
import { lookAtPage } from '../doctor/look-at-page.ts'
import { writeFindings } from '../doctor/write-findings.ts'
import { PUBLIC_HTTPS } from '../webhook-destination.ts'
import { normalAddress } from './normal-address.ts'
import { clock } from './outside.ts'
import { runOperatorCommand } from './run-operator-command.ts'
import { STAGE_OPTIONS, STAGE_USAGE, stageNamed } from './stage-options.ts'
import { StageStores } from './stage-stores.ts'
import { sendTest, TEST_CHANNELS, type TestChannel } from './test-message.ts'

/** Within which it would have been told that a message arrived. */
const DAYS = 7

const USAGE = `Looks, before real people are contacted, at what would silently fail: sandboxes, spend limits, senders, quotas, alarms; and
afterwards, whether anybody hears that messages arrive.
It changes nothing, and fails when something blocks.

  npm run doctor -- --stage STAGE [--forecast FILE]
  npm run doctor -- --stage STAGE --test CHANNEL --to ADDRESS

  --forecast   what npm run --silent forecast -- --json printed for the portfolio: quotas are held against it
  --test       sends one test message by ${TEST_CHANNELS.join(', ')}, through the stage's own sender
  --to         where to: an address on the stage's list (npm run sending -- --stage STAGE observe --allow ADDRESS)

${STAGE_USAGE}`

await runOperatorCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...STAGE_OPTIONS,
      forecast: { type: 'string' },
      test: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const { test, to, forecast } = values
  if (test !== undefined) return sendOne(values, testChannel(test), to)
  if (to !== undefined) throw new UsageError('--to is for a test message; say by which channel, such as --test sms.')

  const load = forecast === undefined ? {} : await readLoad(forecast)
  const stage = await stageNamed(values)
  const cloudWatch = new CloudWatchClient()
  const count: Count = (metric, channel) =>
    countInDays(cloudWatch, { stage: stage.stage, metric, channel }, DAYS, clock.now())
  const tools = {
    lambda: new LambdaClient(),
    ses: new SESv2Client(),
    sns: new SNSClient(),
    endUserMessaging: new PinpointSMSVoiceV2Client(),
    quotas: new ServiceQuotasClient(),
    bedrock: new BedrockRuntimeClient(askingClient),
    webhookRules: PUBLIC_HTTPS,
    lookAtPage,
    askIssuer,
    clock,
    count,
  }
  const findings = await examine(stage, tools, load)
  console.log(writeFindings(stage.stage, findings, forecast !== undefined).join('\n'))
  if (findings.some(({ severity }) => severity === 'blocks')) process.exitCode = 1
})

function testChannel(text: string): TestChannel {
  const channel = TEST_CHANNELS.find((known) => known === text)
  if (channel !== undefined) return channel
  throw new UsageError(`--test ${text} is no channel that can be tested; choose one of ${TEST_CHANNELS.join(', ')}.`)
}

type StageArguments = Parameters<typeof stageNamed>[0]

async function sendOne(args: StageArguments, channel: TestChannel, to: string | undefined): Promise<void> {
  if (to === undefined) throw new UsageError('Say where the test message goes, with --to ADDRESS.')
  const address = normalAddress('--to', to)
  const stage = await stageNamed(args)
  const { accepted, lines } = await sendTest(stage, channel, address, await new StageStores(stage).desk.standing())
  console.log(lines.join('\n'))
  if (!accepted) process.exitCode = 1
}

async function readLoad(file: string): Promise<Load> {
  const text = await readFile(file, 'utf8')
  try {
    return loadOf(JSON.parse(text))
  } catch (error) {
    throw new UsageError(`${file} is no forecast; write one with npm run --silent forecast -- --json > ${file}.`, {
      cause: error,
    })
  }
}
