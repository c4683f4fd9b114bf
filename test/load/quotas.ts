import type { Channel } from '../../shared/case/channel.ts'

/** A quota of AWS, or a setting of ours, that a day runs against: a second. */
export interface Quota {
  readonly name: string
  readonly perSecond: number
  /** Where it is raised. */
  readonly raisedAt: string
}

export interface Quotas {
  readonly tableWrites: Quota
  readonly planning: Quota
  readonly createSchedule: Quota
  readonly invocations: Quota
  readonly providers: Readonly<Partial<Record<Channel, Quota>>>
  readonly senders: Quota
}

const PLANNERS = { shards: 4, parallel: 10, lanes: 64, secondsACase: 0.15 }
const SENDERS = { workers: 2, lanes: 8, secondsAContact: 0.4 }

/** The defaults of a new account in a primary Region, and of a deployment that says nothing else. */
export const DEFAULT_QUOTAS: Quotas = {
  tableWrites: quota(
    'DynamoDB, writes of a new on-demand table',
    4_000,
    'warm throughput of the table; it doubles by itself in half an hour',
  ),
  planning: quota(
    'Lambda, reconcile-case: 4 shards × 10 × 64 lanes',
    (PLANNERS.shards * PLANNERS.parallel * PLANNERS.lanes) / PLANNERS.secondsACase,
    'follows the table; Lambda concurrency of the account (1,000)',
  ),
  createSchedule: quota(
    'EventBridge Scheduler, CreateSchedule',
    5_000,
    'Service Quotas (250 outside the primary Regions)',
  ),
  invocations: quota(
    'EventBridge Scheduler, invocations',
    1_000,
    'Service Quotas (500 outside the primary Regions); or spreadMinutes',
  ),
  providers: {
    sms: quota('SMS, messages', 20, 'a case with AWS Support, a short code; then channels.sms.ratePerSecond'),
    email: quota('SES, recipients', 14, 'SES sending quota; it is read at every start'),
    voice: quota('Voice, calls', 20, 'a case with AWS Support; then channels.voice.ratePerSecond'),
  },
  senders: quota(
    'Lambda, send-due-contact of a channel: 2 × 8 lanes',
    (SENDERS.workers * SENDERS.lanes) / SENDERS.secondsAContact,
    'channels.*.maxConcurrency',
  ),
}

/** The most contacts an hour and channel before sending waits for a person, where nobody said otherwise. */
export const BUDGET_AN_HOUR = 1_000

function quota(name: string, perSecond: number, raisedAt: string): Quota {
  return { name, perSecond, raisedAt }
}
