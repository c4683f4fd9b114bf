import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Duration } from 'aws-cdk-lib/core'
import type * as z from 'zod'
import type { ArrangementPolicy } from '../shared/arrangements/arrangement-policy-schema.ts'
import type { policyNumbersSchema } from '../shared/case/policy-numbers.ts'
import type { RulePack } from '../shared/compliance/pack-schema.ts'
import type { LenderProfile } from '../shared/messages/lender.ts'
import type { TemplateFile } from '../shared/messages/template-file.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import type { Channels } from './channels.ts'
import type { LenderApiSettings } from './lender-api-settings.ts'
import type { LenderPageSettings } from './lender-page-settings.ts'
import type { LendersTable } from './map-loans.ts'
import type { PageDomain } from './page-domain.ts'
import type { RestoredTables } from './restored-tables.ts'
import type { SecondOpinionSettings } from './second-opinion.ts'
import type { SmsDeliveryLogs } from './sns-receipts.ts'

/** Days of grace and the like; each has a default. */
export type PolicyNumbersInput = z.input<typeof policyNumbersSchema>

/**
 * The lender's own system, asked about a loan at the last look before a contact. No answer defers the contact. A request to
 * an address is signed with a secret that both sides hold.
 */
export type LoanTruthSource = { readonly lambda: string } | { readonly url: string; readonly secretArn: string }

export interface ReminderSchedulerProps {
  /** Names the deployment on its bus, in metrics and events: letters, digits and hyphens. One of a name in an account. */
  readonly stage: string
  /** Who is contacted when and how. Every step needs a channel that is deployed. */
  readonly strategy: Strategy
  /** Who writes to the borrower, and where their links go. */
  readonly lender: LenderProfile
  /** The channels to deploy, each with its sender. */
  readonly channels: Channels
  /** The rules to obey; those that come with Duewell unless said otherwise. The strictest default is always among them. */
  readonly packs?: readonly RulePack[] | undefined
  /** The lender's own templates, beside those that come with Duewell. */
  readonly templates?: readonly TemplateFile[] | undefined
  /** Who may pay in which parts; the policy that comes with Duewell unless said otherwise. */
  readonly arrangements?: ArrangementPolicy | undefined
  readonly numbers?: PolicyNumbersInput | undefined
  /** Whether tables, key, secret and buckets outlive the stack; true unless said otherwise. */
  readonly keepData?: boolean | undefined
  /** One year by default. */
  readonly logRetention?: RetentionDays | undefined
  /** How many days the history of contacts is kept; seven years (2,557) by default. */
  readonly historyDays?: number | undefined
  /** How many days business events are kept in their archive; two years (731) by default. */
  readonly archiveDays?: number | undefined
  /** How many days imported files are kept; 30 by default. */
  readonly importDays?: number | undefined
  /** Where alarms are sent. The topic can be subscribed to as well (`onCall.topic`). */
  readonly alarmEmail?: string | undefined
  /** How often every case is decided anew; one hour by default, eight at most. */
  readonly sweepEvery?: Duration | undefined
  /** Loans of a feed that is older than this are not asked for; 26 hours by default. */
  readonly freshFor?: Duration | undefined
  /** An alarm rings when the messages of a day cost this much; 500 US dollars by default. */
  readonly dailySpendUsd?: number | undefined
  readonly loanTruth?: LoanTruthSource | undefined
  /** Which model of Amazon Bedrock is asked about replies that stay unclear; none is unless it is named. */
  readonly replies?: { readonly secondOpinion?: SecondOpinionSettings | undefined } | undefined
  /** The API for the lender's own people and systems; none is deployed where nothing is said. */
  readonly lenderApi?: LenderApiSettings | undefined
  /** The lender's page over that API; none is deployed where nothing is said. */
  readonly lenderPage?: LenderPageSettings | undefined
  /** The borrower's page, under the domain that the lender's links name. */
  readonly borrowerPage?: PageDomain | undefined
  /** A table of the lender's own to take loans from, beside files. */
  readonly lendersTable?: LendersTable | undefined
  /** Tables that were restored from a backup, to work on in place of those that were lost. */
  readonly restored?: RestoredTables | undefined
  /** Who makes the log groups of SNS's receipts, where SMS goes by SNS; `create` by default. */
  readonly smsDeliveryLogs?: SmsDeliveryLogs | undefined
}
