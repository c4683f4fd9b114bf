import type { AgentTask } from '../case/case-file.ts'
import { effectId, type Meeting } from './effects.ts'

/** What a person is asked to do about a response, in words for that person. The borrower's own stand in the history. */
const ABOUT = {
  'promise-late':
    'The borrower promises to pay on a day later than is agreed to by itself; please answer with what is possible.',
  'promise-again': 'The borrower promises again after promises that were not kept; please find out what would help.',
  hardship: 'The borrower is in difficulty; reminders rest. Please find out what would help.',
  dispute: 'The borrower disputes the debt; nothing is said about it until a person has settled the dispute.',
  'wrong-number': 'The number or address is not the borrower’s; it is closed. Please find another way to reach them.',
  deceased: 'Someone says that the borrower has died; all contact has stopped. Please find out, with care.',
  vulnerable: 'The borrower may be in danger or seriously ill; all contact has stopped. Please look at once.',
  'call-me': 'The borrower asks to be called.',
  arrangement: 'The borrower asks to pay in parts; please make an offer.',
  unclear: 'A response could not be understood by itself; please read it.',
  unproven:
    'A mail says that it is from the borrower, and nothing proves it. Please read it, and ask the borrower another way before you rely on it.',
  whose: 'A response came from an address that several borrowers share; please find out whose it is.',
} as const
export type ResponseTaskName = keyof typeof ABOUT

/** Work for a person about a response: one of each kind for one response. `hint` is what else is known of it. */
export function taskAbout(name: ResponseTaskName, { response }: Meeting, hint?: string): AgentTask {
  const urgent = name === 'deceased' || name === 'vulnerable'
  return {
    id: effectId(response, name),
    kind: name === 'call-me' ? 'call' : 'review',
    about: hint === undefined ? ABOUT[name] : `${ABOUT[name]} ${hint}`,
    openedAt: response.at,
    ...(urgent && { urgent }),
    response: response.id,
  }
}
