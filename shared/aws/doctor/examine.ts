import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import type { SESv2Client } from '@aws-sdk/client-sesv2'
import type { SNSClient } from '@aws-sdk/client-sns'
import { CHANNELS, type Channel } from '../../case/channel.ts'
import { REPORTED_CHANNELS } from '../../delivery/delivery-report.ts'
import type { Clock } from '../../ports.ts'
import {
  emailSenderSchema,
  smsSenderSchema,
  voiceSenderSchema,
  webhookSenderSchema,
} from '../../sending/sender-settings.ts'
import type { DeployedStage } from '../commands/deployed-stage.ts'
import type { DestinationRules } from '../webhook-destination.ts'
import { type Count, examineArrivals } from './examine-arrivals.ts'
import { examineBorrowerPage } from './examine-borrower-page.ts'
import { examineEmail } from './examine-email.ts'
import { examineEndUserMessaging } from './examine-end-user-messaging.ts'
import { examineLambda } from './examine-lambda.ts'
import { examineLenderPage, type LenderPageLooks } from './examine-lender-page.ts'
import { examineOnCall } from './examine-on-call.ts'
import { examineScheduler } from './examine-scheduler.ts'
import { examineSecondOpinion } from './examine-second-opinion.ts'
import { examineSnsSms } from './examine-sns-sms.ts'
import { examineWebhook } from './examine-webhook.ts'
import { type DoctorFinding, type Load, warns } from './finding.ts'

export interface DoctorTools extends LenderPageLooks {
  readonly lambda: LambdaClient
  readonly ses: SESv2Client
  readonly sns: SNSClient
  readonly endUserMessaging: PinpointSMSVoiceV2Client
  readonly quotas: ServiceQuotasClient
  readonly bedrock: BedrockRuntimeClient
  readonly webhookRules: DestinationRules
  readonly clock: Clock
  /** What the stage's functions counted in the last days. */
  readonly count: Count
}

/** Looks at a deployed stage and says what would silently fail. What it may not look at is a finding too. */
export async function examine(stage: DeployedStage, tools: DoctorTools, load: Load): Promise<readonly DoctorFinding[]> {
  const looks = [
    ...CHANNELS.map(
      (channel) => [`the channel ${channel}`, () => examineChannel(channel, stage, tools, load)] as const,
    ),
    ...REPORTED_CHANNELS.map(
      (channel) => [`the receipts of ${channel}`, () => examineReceipts(channel, stage, tools)] as const,
    ),
    ['the quotas of EventBridge Scheduler', () => examineScheduler(tools.quotas, load)] as const,
    ['the concurrency of Lambda', () => examineLambda(tools.lambda, concurrenciesOf(stage))] as const,
    ['the subscription of the alarms', () => examineOnCall(tools.sns, alarmTopicOf(stage))] as const,
    ["the borrower's page", () => examineBorrowerPages(stage, tools)] as const,
    ["the lender's page", () => examineLenderPages(stage, tools)] as const,
    ['the model that is asked', () => examineSecondOpinion(tools.bedrock, modelOf(stage))] as const,
  ]
  const found: DoctorFinding[] = []
  for (const [what, look] of looks) found.push(...(await look().catch((error: unknown) => [unseen(what, error)])))
  return withoutRepeats(found)
}

async function examineChannel(
  channel: Channel,
  stage: DeployedStage,
  { ses, sns, endUserMessaging, webhookRules }: DoctorTools,
  load: Load,
): Promise<readonly DoctorFinding[]> {
  const environment = stage.sending(channel)
  if (environment === undefined) return []
  const sender: unknown = JSON.parse(environment.SENDER ?? '{}')
  const topics = topicsOf(stage)
  switch (channel) {
    case 'sms': {
      const sms = smsSenderSchema.parse(sender)
      if (sms.by === 'sns') return examineSnsSms(sns, load)
      return examineEndUserMessaging(endUserMessaging, { sends: 'texts', ...sms }, topics, load)
    }
    case 'voice': {
      const voice = voiceSenderSchema.parse(sender)
      return examineEndUserMessaging(endUserMessaging, { sends: 'calls', ...voice }, topics, load)
    }
    case 'email':
      return examineEmail(ses, emailSenderSchema.parse(sender), load)
    case 'webhook':
      return examineWebhook(webhookSenderSchema.parse(sender).url, webhookRules)
    case 'agent':
      return []
  }
}

async function examineReceipts(channel: Channel, stage: DeployedStage, { count }: DoctorTools) {
  return stage.sending(channel) === undefined ? [] : examineArrivals(channel, count)
}

async function examineBorrowerPages(stage: DeployedStage, { lookAtPage, clock }: DoctorTools) {
  const looks = domainsOf(stage, /BorrowerPage/).map((domain) => examineBorrowerPage(domain, lookAtPage, clock.now()))
  return (await Promise.all(looks)).flat()
}

async function examineLenderPages(stage: DeployedStage, tools: DoctorTools) {
  const environment = stage.environments.find(({ PAGE_SIGN_IN }) => PAGE_SIGN_IN !== undefined)
  if (environment === undefined) return []
  const pages = domainsOf(stage, /LenderPage/).map((domain) => ({ domain, environment }))
  return (await Promise.all(pages.map((page) => examineLenderPage(page, tools, tools.clock.now())))).flat()
}

/** A domain's physical id is its name. */
function domainsOf({ resources }: DeployedStage, page: RegExp): readonly string[] {
  return resources
    .filter(({ type, logicalId }) => type === 'AWS::ApiGatewayV2::DomainName' && page.test(logicalId))
    .map(({ physicalId }) => physicalId)
}

function topicsOf({ resources }: DeployedStage): readonly string[] {
  return resources.filter(({ type }) => type === 'AWS::SNS::Topic').map(({ physicalId }) => physicalId)
}

function concurrenciesOf({ environments }: DeployedStage): readonly number[] {
  return environments.map(({ MAX_CONCURRENCY = '0' }) => Number(MAX_CONCURRENCY))
}

function modelOf({ environments }: DeployedStage): string | undefined {
  return environments.find(({ SECOND_OPINION_MODEL }) => SECOND_OPINION_MODEL !== undefined)?.SECOND_OPINION_MODEL
}

function alarmTopicOf(stage: DeployedStage): string {
  return stage.theOnly('AWS::SNS::Topic', /OnCall/)
}

/** Only the error's name: what a service says may quote an address. */
function unseen(what: string, error: unknown): DoctorFinding {
  const name = error instanceof Error ? error.name : 'an unnamed error'
  return warns(
    `Could not look at ${what} (${name}).`,
    'Run the doctor with a role that may read it, and from the version of Duewell that is deployed.',
  )
}

/** Texts and calls share an account's tier. */
function withoutRepeats(findings: readonly DoctorFinding[]): readonly DoctorFinding[] {
  return [...new Map(findings.map((finding) => [finding.what, finding])).values()]
}
