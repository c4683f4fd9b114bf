import type { Channel } from '../../../case/channel.ts'
import type { TimelineEntry } from '../../../story/timeline.ts'
import type { Strings } from './strings/en.ts'
import { wordOf } from './strings/word-of.ts'
import type { ViewContext } from './view-context.ts'

/** What happened, in a sentence. */
export function storySentence(context: ViewContext, entry: TimelineEntry, zone: string): string {
  const { strings } = context
  const { kind, detail = '' } = entry
  switch (kind) {
    case 'contact':
      return contactSentence(context, entry)
    case 'wait':
      return entry.until === undefined ? strings.waitsOpen : strings.waits(context.formats.moment(entry.until, zone))
    case 'rest':
      return strings.rests
    case 'withdrawn':
      return strings.withdrawn
    case 'payment':
      return paymentSentence(context, entry)
    case 'hold':
      return strings.held(wordOf(strings.holds, detail) ?? detail)
    case 'reply':
      return entry.words === undefined ? strings.kinds.reply : strings.replied(entry.words)
    case 'task':
      return strings.task(wordOf(strings.tasks, detail) ?? detail)
    case 'task-done':
      return taskDoneSentence(context, entry)
  }
}

/** What would be decided now, in a sentence. */
export function nowSentence(context: ViewContext, entry: TimelineEntry, zone: string): string {
  const { strings } = context
  switch (entry.kind) {
    case 'contact':
      return entry.message === undefined
        ? strings.wouldContactSomehow
        : strings.wouldContact(strings.channels[entry.message.channel])
    case 'wait':
      return entry.until === undefined
        ? strings.wouldWaitOpen
        : strings.wouldWait(context.formats.moment(entry.until, zone))
    case 'rest':
      return strings.wouldRest
    default:
      return storySentence(context, entry, zone)
  }
}

function contactSentence(context: ViewContext, entry: TimelineEntry): string {
  const { strings } = context
  const { message, detail } = entry
  if (message === undefined && entry.channel !== undefined) return elsewhereSentence(context, entry, entry.channel)
  const channel = message === undefined ? strings.kinds.contact : strings.channels[message.channel]
  switch (detail) {
    case 'delivered':
      return strings.contactDelivered(channel)
    case 'unknown':
      return strings.contactUnknown(channel)
    case 'failed':
      return strings.contactFailed(channel)
    default:
      return strings.contactSent(channel)
  }
}

/** A contact that people made, or another system, or the borrower: the limits count it, so the story tells it. */
function elsewhereSentence({ strings }: ViewContext, entry: TimelineEntry, channel: Channel): string {
  const { detail, result } = entry
  const made = madeBy(strings, entry, channel)
  if (result !== undefined) return strings.cameTo(made, strings.results[result])
  return detail === 'failed' ? strings.cameTo(made, strings.notDelivered) : made
}

function madeBy(strings: Strings, { inbound, manner }: TimelineEntry, channel: Channel): string {
  // What people do has a name of its own; their channel alone would read as work that is open.
  const alone = channel === 'agent' ? strings.kinds.contact : strings.channels[channel]
  const way = manner === undefined ? alone : strings.manners[manner]
  if (inbound === true) return strings.contactInbound(way)
  return manner === undefined ? strings.contactElsewhere(way) : strings.contactByPerson(way)
}

function taskDoneSentence({ strings }: ViewContext, { detail = '', outcomes = [], words }: TimelineEntry): string {
  const came = outcomes.map((outcome) => strings.outcomes[outcome]).join(strings.comma)
  const done = strings.taskDone(wordOf(strings.tasks, detail) ?? detail, came)
  return words === undefined ? done : `${done} ${strings.agentNoted(words)}`
}

function paymentSentence({ strings, formats }: ViewContext, { amount, detail }: TimelineEntry): string {
  if (amount === undefined) return strings.payment
  const sum = formats.money(amount.minor, amount.currency)
  if (detail === 'pending') return strings.paidPending(sum)
  if (detail === 'reversed') return strings.paidReversed(sum)
  return strings.paidSettled(sum)
}
