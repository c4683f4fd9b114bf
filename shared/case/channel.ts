import * as z from 'zod'

/** The ways to reach a borrower; `agent` is work for a person (a call, a visit, a review). */
export const CHANNELS = ['sms', 'email', 'voice', 'webhook', 'agent'] as const
export const channelSchema = z.enum(CHANNELS)
export type Channel = (typeof CHANNELS)[number]

/** What a message is for. Each purpose has its own templates; `education` and `thanks` ask for nothing, and an `answer` replies to the borrower. */
export const PURPOSES = [
  'upcoming',
  'due-today',
  'overdue',
  'offer-arrangement',
  'promise-due',
  'promise-broken',
  'instalment-due',
  'instalment-missed',
  'thanks',
  'education',
  'answer',
] as const
export const purposeSchema = z.enum(PURPOSES)
export type Purpose = (typeof PURPOSES)[number]

/** How a message speaks; there is no fourth tone. In order: each is plainer than the one before. */
export const TONES = ['friendly', 'neutral', 'firm'] as const
export const toneSchema = z.enum(TONES)
export type Tone = (typeof TONES)[number]
