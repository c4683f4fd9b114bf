/**
 * The metrics that functions emit and alarms watch, named once: a metric under another name would leave its alarm silent
 * for ever. No dimension ever says whom a contact was for.
 */
export const METRICS_NAMESPACE = 'Duewell'

/** The value of the dimension `service`, which every metric has: the stage, so that two stages in an account stay apart. */
export function metricsService(stage: string): string {
  return `duewell-${stage}`
}

/** Metrics with the dimensions `service` and `channel`. */
export const CHANNEL_METRICS = {
  /** Contacts that a provider accepted, or tasks that were handed to people. */
  sent: 'ContactsSent',
  /** Decided and recorded while observing; nothing left the house. */
  observed: 'ContactsObserved',
  delivered: 'ContactsDelivered',
  /** Accepted by a provider, and reported later not to have arrived. */
  undelivered: 'ContactsUndelivered',
  /** Nobody knows whether it left; never sent again. */
  unknown: 'ContactsUnknown',
  /** Refused by the provider for good. */
  failed: 'ContactsFailed',
  /** Claimed and given up at the second look. */
  withdrawn: 'ContactsWithdrawn',
  /** Refused for the rate, so they come back. */
  throttled: 'ContactsThrottled',
  /** Refused for a fault of our own (a permission, a sandbox, a spend limit), so they come back later. */
  unavailable: 'ContactsUnavailable',
  /** Seconds from the instant that a contact was planned for to the provider's answer. */
  lateness: 'ContactLateness',
  /** Segments of SMS, or mails, calls and requests, that a provider accepted: what it charges for. */
  parts: 'MessageParts',
  /** What those parts cost by the price list, in millionths of a US dollar. */
  spend: 'SpendMicroDollars',
  /** Contacts that stood because the hour's budget was spent. */
  overBudget: 'ContactsOverBudget',
  /** Contact points closed for a bounce, a complaint, a carrier's opt-out or an invalid number. */
  pointsClosed: 'PointsClosed',
} as const

/** Metrics with the dimension `service` alone. */
export const HOUSE_METRICS = {
  deferred: 'ContactsDeferred',
  refused: 'ContactsRefused',
  tasksOpened: 'TasksOpened',
  casesSwept: 'CasesSwept',
  /** Cases whose plan or alarm the sweep found wrong and had decided anew. */
  sweepRepairs: 'SweepRepairs',
  /** Feeds of the lender that are older than the freshness limit. */
  staleFeeds: 'StaleFeeds',
  factsStored: 'FactsStored',
  /** Facts older than what is stored, dropped. */
  factsOlder: 'FactsOlder',
  rowsRefused: 'RowsRefused',
  /** Files that were refused whole, or that do not count as word from their feed. */
  importsRefused: 'ImportsRefused',
  /** Loans that a full file no longer had. */
  loansMissing: 'LoansMissing',
  recordsParked: 'RecordsParked',
  /** Responses of borrowers that took effect in a case. */
  responsesRecorded: 'ResponsesRecorded',
  /** Responses that a model was asked about and gave an opinion on; and those that it gave none on. */
  opinionsGiven: 'OpinionsGiven',
  opinionsMissing: 'OpinionsMissing',
  /** Requests to the door of house channels that were not signed, or not well. */
  webhooksRefused: 'WebhooksRefused',
  /** Addresses that a provider's opt-out list had and we had not; that were put on one; and that were taken off one. */
  optOutsTaken: 'OptOutsTaken',
  optOutsPut: 'OptOutsPut',
  optOutsRemoved: 'OptOutsRemoved',
  /** Changes that a provider's opt-out list refused. */
  optOutsRefused: 'OptOutsRefused',
  /** Times that a borrower saw that something went wrong on their page. */
  pageTroubles: 'PageTroubles',
  /** Seconds since the lender's feed was last true, as an import found it. */
  feedAge: 'FeedAge',
  /** Providers' reports that are not about a contact of ours, or that say nothing new. */
  reportsIgnored: 'ReportsIgnored',
  /** Days of the history whose digests were chained. */
  daysChained: 'DaysChained',
  /** Entries of the history that were changed or deleted by somebody, which nothing of Duewell does. */
  historyTouched: 'HistoryTouched',
  /** Last looks at which the lender's own system gave no answer. */
  truthSilent: 'TruthSilent',
} as const
