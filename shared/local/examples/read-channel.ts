import type { Channel } from '../../case/channel.ts'
import type { Manner } from '../../case/contact-words.ts'
import type { Draft } from './draft.ts'

interface Way {
  readonly channel: Channel
  readonly manner?: Manner
}

const WAYS: readonly (readonly [RegExp, Way])[] = [
  [/\b(visits?|visited|face to face|f ?2 ?f|in person|doorstep)\b/, { channel: 'agent', manner: 'visit' }],
  [/\b(letters?|post|mailed)\b/, { channel: 'agent', manner: 'letter' }],
  [/\b(sms|texts?|texted|text messages?)\b/, { channel: 'sms' }],
  [/\b(e-?mails?|emailed)\b/, { channel: 'email' }],
  [
    /\b(voice|calls?|called|calling|phones?|telephones?|dialler|robocalls?|conversations?|voicemails?)\b/,
    { channel: 'voice' },
  ],
  [/\b(whatsapp|wechat|app|push|chat|im)\b/, { channel: 'webhook' }],
]

/** The way of contact that a text names, if it names one. */
export function wayIn(text: string): Way | undefined {
  return WAYS.find(([words]) => words.test(text))?.[1]
}

export function readChannel(key: string, text: string, draft: Draft): boolean {
  if (!/^(channel|by|medium|via|answer by|method)$/.test(key)) return false
  const way = wayIn(text)
  if (way === undefined) return false
  useWay(way, draft)
  return true
}

export function useWay({ channel, manner }: Way, draft: Draft): void {
  draft.channel = channel
  if (manner !== undefined) draft.manner = manner
}
