import type { TemplateFile } from '../shared/messages/template-file.ts'
import type { SmsSender } from '../shared/sending/sender-settings.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { type StrategyError, StrategyRefusedError } from '../shared/strategy/strategy-error.ts'
import type { Channels, EmailChannel } from './channels.ts'

/** Words that ask for a reply by text message, in the languages of the templates that come with Duewell. */
const TEXT_ASKS = /\breply [A-Z]|回复|回覆|請回|请回/i
/** The same of a mail. */
const MAIL_ASKS = /\breply (?:to|[A-Z]{2,})|回复|回覆|請回|请回/
/** Addresses by which a house says that nobody reads them. */
const NOBODY_READS = /^(?:no-?_?reply|do-?_?not-?_?reply)@/i

/** What a channel's messages that ask for a reply are refused for. */
interface OneWay {
  readonly channel: 'sms' | 'email'
  readonly asks: (template: TemplateFile) => boolean
  readonly problem: string
  readonly mend: string
}

/**
 * Throws StrategyRefusedError where a message asks for a reply and nothing that is sent back can arrive: a sender id stands for no
 * number, and an address that says so is read by nobody.
 */
export function requireReplies(strategy: Strategy, templates: readonly TemplateFile[], channels: Channels): void {
  const errors = oneWays(channels).flatMap((oneWay) => refused(strategy, templates, oneWay))
  if (errors.length > 0) throw new StrategyRefusedError(strategy.id, errors)
}

/** Whether texts that are sent back come to Duewell. */
export function takesReplies(sender: SmsSender | undefined): boolean {
  return sender?.by === 'end-user-messaging' && sender.twoWay === true
}

function oneWays({ sms, email }: Channels): readonly OneWay[] {
  return [...(sms && isOneWay(sms.sender) ? [ONE_WAY_TEXTS] : []), ...(email && isUnread(email) ? [ONE_WAY_MAILS] : [])]
}

const ONE_WAY_TEXTS: OneWay = {
  channel: 'sms',
  asks: ({ texts }) => Object.values(texts).some(({ sms }) => sms !== undefined && TEXT_ASKS.test(sms.text)),
  problem: "asks for a reply, and texts leave by a sender id, which can't receive one",
  mend: 'send from a number or a pool of numbers, or use a template of your own whose way to stop is a link or a phone number',
}

const ONE_WAY_MAILS: OneWay = {
  channel: 'email',
  asks: ({ texts }) => Object.values(texts).some(({ email }) => MAIL_ASKS.test(JSON.stringify(email ?? ''))),
  problem: 'asks for a reply, and mails are answered to an address that says nobody reads it',
  mend: 'give channels.email an "inbound" address, or its sender a "replyTo" that people read, or use a template of your own',
}

function refused(
  { steps }: Strategy,
  templates: readonly TemplateFile[],
  { channel, asks, problem, mend }: OneWay,
): readonly StrategyError[] {
  const asking = new Set(templates.filter(asks).map(({ id }) => id))
  return steps.flatMap(({ channels, template }, at): StrategyError[] => {
    if (!channels.includes(channel) || !asking.has(template)) return []
    const what = channel === 'sms' ? 'text message' : 'mail'
    return [{ path: `/steps/${at}/template`, problem: `the ${what} of "${template}" ${problem}`, mend }]
  })
}

function isOneWay(sender: SmsSender): boolean {
  switch (sender.by) {
    case 'sns':
      return sender.senderId !== undefined
    case 'end-user-messaging':
      return sender.originationIdentity.includes(':sender-id/')
  }
}

function isUnread({ sender, inbound }: EmailChannel): boolean {
  const address = /<([^<>]+)>$/.exec(sender.from)?.[1] ?? sender.from
  return inbound === undefined && NOBODY_READS.test(sender.replyTo ?? address)
}
