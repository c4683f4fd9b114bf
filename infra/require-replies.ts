import type { TemplateFile } from '../shared/messages/template-file.ts'
import type { SmsSender } from '../shared/sending/sender-settings.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { type StrategyError, StrategyRefusedError } from '../shared/strategy/strategy-error.ts'

/** Words that ask for a reply by text message, in the languages of the templates that come with Duewell. */
const ASKS_FOR_REPLY = /\breply [A-Z]|回复|回覆|請回|请回/i

/**
 * Throws StrategyRefusedError where a text message asks for a reply and nothing that is sent back can arrive: a sender id
 * stands for no number.
 */
export function requireReplies(
  strategy: Strategy,
  templates: readonly TemplateFile[],
  sender: SmsSender | undefined,
): void {
  if (sender === undefined || !isOneWay(sender)) return
  const asking = new Set(templates.filter(asksForReply).map(({ id }) => id))
  const errors = strategy.steps.flatMap((step, at): StrategyError[] => {
    if (!step.channels.includes('sms') || !asking.has(step.template)) return []
    return [
      {
        path: `/steps/${at}/template`,
        problem: `the text message of "${step.template}" asks for a reply, and texts leave by a sender id, which can't receive one`,
        mend: 'send from a number or a pool of numbers, or use a template of your own whose way to stop is a link or a phone number',
      },
    ]
  })
  if (errors.length > 0) throw new StrategyRefusedError(strategy.id, errors)
}

/** Whether texts that are sent back come to Duewell. */
export function takesReplies(sender: SmsSender | undefined): boolean {
  return sender?.by === 'end-user-messaging' && sender.twoWay === true
}

function isOneWay(sender: SmsSender): boolean {
  switch (sender.by) {
    case 'sns':
      return sender.senderId !== undefined
    case 'end-user-messaging':
      return sender.originationIdentity.includes(':sender-id/')
  }
}

function asksForReply({ texts }: TemplateFile): boolean {
  return Object.values(texts).some(({ sms }) => sms !== undefined && ASKS_FOR_REPLY.test(sms.text))
}
