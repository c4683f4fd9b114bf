import type { Channel } from '../../../../case/channel.ts'
import type { Finding, Reason } from '../../../../case/finding.ts'
import { REASONS } from '../../../../case/finding.ts'
import type { HoldKind } from '../../../../case/hold.ts'
import type { LoanStatus } from '../../../../case/loan.ts'
import type { Rule } from '../../../../compliance/pack-schema.ts'
import type { Intent } from '../../../../replies/intent.ts'
import type { CaseState, TimelineEntry } from '../../../../story/timeline.ts'
import type { TaskOutcomeName } from '../../../../tasks/outcome.ts'
import type { ClockView } from '../../view.ts'

const states: Record<CaseState, string> = {
  upcoming: 'Upcoming',
  due: 'Due',
  overdue: 'Overdue',
  paused: 'Paused',
  settled: 'Settled',
}

const channels: Record<Channel, string> = {
  sms: 'Text message',
  email: 'Email',
  voice: 'Voice call',
  webhook: 'App message',
  agent: 'Work for a person',
}

const holds: Record<HoldKind, string> = {
  bankruptcy: 'bankruptcy',
  incapacity: 'incapacity',
  'military-service': 'military service',
  'insolvency-moratorium': 'insolvency moratorium',
  deceased: 'death',
  vulnerable: 'vulnerable circumstances',
  cease: 'asked not to be contacted',
  'opt-out': 'opted out',
  dispute: 'the debt is disputed',
  hardship: 'hardship',
  'time-asked': 'asked for time',
  'unable-to-pay': 'cannot pay at present',
  stay: 'enforcement is stayed',
  proceedings: 'before a court or ombudsman',
  complaint: 'a complaint is open',
  pause: 'a pause after a reply',
  reply: 'a reply waits to be read',
  answer: 'an answer is owed',
  represented: 'someone represents the borrower',
  promise: 'a promise to pay',
  arrangement: 'a repayment arrangement',
  'arrangement-answer': 'what the core system says to an arrangement',
}

const tasks: Record<string, string> = {
  language: 'a template in the borrower’s language is missing',
  'missing-value': 'a message lacks a value',
  call: 'a call',
  visit: 'a visit',
  review: 'a review',
  'legal-review': 'a legal review',
}

const loanStatuses: Record<LoanStatus, string> = {
  scheduled: 'scheduled',
  due: 'due',
  overdue: 'overdue',
  cured: 'up to date again',
  paid: 'paid',
  'in-arrangement': 'in an arrangement',
  disputed: 'disputed',
  hardship: 'in hardship',
  'charged-off': 'charged off',
  legal: 'in legal hands',
  closed: 'closed',
}

const effects: Record<Finding['effect'], string> = {
  allow: 'Allows',
  defer: 'Defers',
  deny: 'Refuses',
  rest: 'Rests',
  note: 'Notes',
  flag: 'Warns',
  route: 'Hands to a person',
}

const clockStates: Record<ClockView['state'], string> = { playing: 'Playing', paused: 'Paused', ended: 'Ended' }

const kinds: Record<TimelineEntry['kind'], string> = {
  contact: 'Contact',
  wait: 'Wait',
  rest: 'Rest',
  withdrawn: 'Withdrawn',
  payment: 'Payment',
  hold: 'Pause',
  task: 'Task',
  'task-done': 'Task done',
  reply: 'Reply',
}

const outcomes: Record<TaskOutcomeName, string> = {
  reached: 'spoke, nothing to change',
  'not-reached': 'not reached',
  promise: 'promises to pay',
  'arrangement-accepted': 'pays in parts',
  paid: 'has paid',
  'wrong-number': 'wrong number',
  stop: 'asks not to be contacted',
  hardship: 'in difficulty',
  dispute: 'disputes the debt',
  deceased: 'has died',
  vulnerable: 'in danger or seriously ill',
  'call-me': 'wants another call',
  resolved: 'settled',
}

const intents: Record<Intent, string> = {
  vulnerable: 'in danger or seriously ill',
  deceased: 'has died',
  'wrong-number': 'wrong number',
  stop: 'stop messages',
  start: 'start messages again',
  dispute: 'disputes the debt',
  arrangement: 'wants to pay in parts',
  promise: 'promises to pay',
  paid: 'has paid',
  hardship: 'in difficulty',
  'call-me': 'wants a call',
  help: 'asks for help',
  unclear: 'not clear',
}

const statuses: Record<Rule['status'], string> = {
  law: 'Law',
  guidance: "A regulator's guidance",
  'self-regulation': "The trade's own rules",
  provider: "The provider's terms",
  house: "The house's own rule",
}

const reasons: Record<Reason, string> = REASONS

const count = (many: number, shown: string, one: string, more: string) => `${shown} ${many === 1 ? one : more}`

/** The page's own words in English. The other tables have the same keys. */
export const en = {
  language: 'en',
  /** Formats dates and numbers. */
  locale: 'en-GB',
  otherLanguage: 'English',
  states,
  channels,
  holds,
  tasks,
  loanStatuses,
  effects,
  clockStates,
  kinds,
  intents,
  outcomes,
  statuses,
  reasons,

  skip: 'Skip to the content',
  sections: 'Sections',
  overview: 'Overview',
  outbox: 'Outbox',
  borrowers: 'Borrowers',
  loading: 'Loading the portfolio …',
  lost: 'The connection to Duewell is lost. Is it still running in its terminal? This page goes on by itself once it is back.',
  notFound: 'There is no such page.',
  toOverview: 'Go to the overview',

  clock: 'Virtual clock',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  perSecond: (span: string) => `${span} a second`,
  nextContact: 'Next contact',
  nextDay: 'Next day',
  goToDate: 'Go to a date',
  dateAndTime: 'Date and time (UTC)',
  go: 'Go',
  forward: 'Going forward …',
  runUntil: (date: string) => `This run ends on ${date}`,
  progress: 'How far the run has come',
  clockSays: (state: string, moment: string) => `${state}. ${moment}`,
  arrived: (moment: string) => `It is now ${moment}`,
  endedHint: 'The run has ended. Start Duewell again to see it once more.',

  byState: 'Borrowers by state',
  byStateEmpty: 'The number of borrowers in each state appears here, hour by hour. Press Play to begin.',
  plotSays: (counts: string) =>
    `Lines of the borrowers in each state over time. Last: ${counts}. The table below has the numbers.`,
  atMoment: (moment: string) => `At ${moment}`,
  asTable: 'Show as a table',
  tableCaption: 'Borrowers in each state and contacts so far, at the end of each day (UTC)',
  day: 'Day (UTC)',
  byChannel: 'Contacts by channel',
  byChannelEmpty: 'Contacts are counted here by channel once the first has been sent. Press Next contact.',
  channel: 'Channel',
  sent: 'Sent',
  latest: 'Latest contacts',
  latestEmpty: 'The newest messages appear here as they are sent. Press Next contact.',
  byRule: 'What held contacts back',
  byRuleHint: 'Deferrals, refusals and rests so far, by the rule that spoke.',
  byRuleEmpty: 'Whenever a rule defers or refuses a contact, it is counted here. Press Play.',
  rule: 'Rule',
  times: 'Times',

  smsTab: 'Text messages',
  emailTab: 'Email',
  otherTab: 'Other channels',
  outboxHint: 'What left Duewell, as the borrower sees it. Nothing here is really sent.',
  smsEmpty: 'No text message has been sent yet. Phones appear here once one has: press Next contact or Play.',
  emailEmpty: 'No email has been sent yet. The mailbox fills here once one has: press Next contact or Play.',
  otherEmpty: 'Voice calls, app messages and work for a person appear here. Press Next contact or Play.',
  showNew: (many: number, shown: string) => `Show ${count(many, shown, 'new message', 'new messages')}`,
  segments: (many: number, shown: string) => count(many, shown, 'segment', 'segments'),
  phoneOf: (name: string) => `Phone of ${name}`,
  reply: 'Reply',
  openPage: 'Open the page that its link leads to',
  pageAsks: (answer: string) => `The page asks for ${answer}.`,
  replyAs: (name: string) => `Reply as ${name}`,
  comma: ', ',
  understoodAs: (what: string) => `Understood: ${what}. It took effect at once.`,
  forPerson: 'Not clear enough to act on by itself, so a person reads it.',
  mailbox: 'Mailbox',
  from: 'From',
  to: 'To',
  arrivedAt: 'At',
  emailFrame: (subject: string) => `Email: ${subject}`,
  plainText: 'Plain text of this email',
  earlier: 'Show earlier messages',

  search: 'Search by name or id',
  state: 'State',
  everyState: 'All',
  borrower: 'Borrower',
  zone: 'Time zone',
  localeColumn: 'Language',
  contacts: 'Contacts',
  nextLook: 'Next look',
  noNextLook: 'Rests',
  borrowersCaption: 'Borrowers',
  borrowersEmpty: 'No borrower matches. Change the search or the state.',
  firstOnly: (shown: string) => `These are the first ${shown}. Search to find others.`,
  found: (many: number, shown: string) => `${count(many, shown, 'borrower', 'borrowers')} found`,

  outcomeReport: 'Outcomes',
  outcomesHint:
    'What became of borrowers whose payment was first missed in this run. Each figure stands with its 95 % interval: the wider, the less it tells.',
  outcomesEmpty: 'Nobody can be judged yet. Outcomes appear once seven days have passed since a payment was missed.',
  groupings: { arm: 'By arm', segment: 'By segment', step: 'By step' },
  group: { arm: 'Arm', segment: 'Segment', step: 'Step' },
  noName: '(none)',
  armsCompare: 'Arms are drawn by hash, so what differs between them is what the strategy did.',
  notCompared:
    'These groups are not drawn by chance: a later step, for one, meets those who had not paid after an earlier one. Don’t read the difference between two as an effect.',
  curedWithin: (days: number) => `Nothing past due after ${days} days`,
  share: 'Share',
  ofMany: (hits: string, of: string) => `${hits} of ${of}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  unbounded: 'any',
  overControl: (points: string, interval: string) => `${points} points (${interval}) against no contact`,
  none: 'none',
  recovered: 'Recovered in 30 days',
  total: 'In all',
  eachBorrower: 'A borrower',
  costOfHundred: 'Cost of 100 recovered (US dollars)',
  nothingRecovered: 'nothing recovered',
  answers: 'Contacts and answers',
  contacted: 'Contacted',
  tooRecent: 'Too recent to judge',
  promisesKept: 'Promises kept',
  optedOut: 'Opted out',
  complained: 'Complained',
  asCsv: 'All figures as CSV',

  backToBorrowers: 'All borrowers',
  unknownBorrower: 'No borrower has this id.',
  storyIn: (zone: string) => `Times are local in ${zone}.`,
  loans: 'Loans',
  dueOn: (date: string) => `due ${date}`,
  daysPastDue: (many: number, shown: string) => `${count(many, shown, 'day', 'days')} past due`,
  now: 'Now',
  nowHint: 'What would be decided at this moment, and why.',
  story: 'The story so far',
  storyEmpty: 'Nothing has happened yet. Press Play, and each decision appears here with its reasons.',
  whyCount: (many: number, shown: string) => `Why? ${count(many, shown, 'finding', 'findings')}`,
  noFindings: 'No rule had anything to say.',
  ruleLink: 'Source',
  fromPack: (pack: string) => `Pack ${pack}`,
  opensNewTab: 'opens in a new tab',
  notWithin: 'no allowed time within the span that was searched',
  aboutLoan: (loan: string) => `Loan ${loan}`,
  aboutStep: (step: string) => `Step ${step}`,
  open: 'Open the message',

  contactSent: (channel: string) => `${channel} sent`,
  contactDelivered: (channel: string) => `${channel} delivered`,
  contactUnknown: (channel: string) => `${channel}: may have arrived, so it is not repeated`,
  contactFailed: (channel: string) => `${channel} could not be delivered`,
  waits: (until: string) => `Waits until ${until}`,
  waitsOpen: 'Waits',
  rests: 'Rests until something changes',
  withdrawn: 'Held back just before sending',
  paidSettled: (amount: string) => `${amount} paid`,
  paidPending: (amount: string) => `${amount} on its way`,
  paidReversed: (amount: string) => `Payment of ${amount} reversed`,
  payment: 'Payment',
  held: (why: string) => `Messages paused: ${why}`,
  replied: (words: string) => `The borrower answered: “${words}”`,
  task: (what: string) => `A person takes over: ${what}`,
  taskDone: (what: string, outcome: string) => `A person has done ${what}: ${outcome}.`,
  agentNoted: (words: string) => `Noted: “${words}”`,
  wouldContact: (channel: string) => `${channel} would be sent now`,
  wouldContactSomehow: 'A message would be sent now',
  wouldWait: (until: string) => `Duewell would wait until ${until}`,
  wouldWaitOpen: 'Duewell would wait',
  wouldRest: 'Duewell would leave this borrower in peace until something changes',
}

/** The page's own words. Every language has the same ones. */
export type Strings = typeof en
