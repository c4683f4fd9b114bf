import type { Channel, Purpose, Tone } from '../../case/channel.ts'
import type { ContactOutcome } from '../../case/plan.ts'

/**
 * One letter for every word that a plan repeats, as the items in the table have them: a letter is never given to another
 * word. A new channel, purpose, tone or outcome does not compile until it has its own.
 */
export const PLAN_CODES = {
  channel: { sms: 's', email: 'e', voice: 'v', webhook: 'w', agent: 'a' } satisfies Record<Channel, string>,
  purpose: {
    upcoming: 'u',
    'due-today': 'd',
    overdue: 'o',
    'offer-arrangement': 'a',
    'promise-due': 'p',
    'promise-broken': 'b',
    'instalment-due': 'i',
    'instalment-missed': 'm',
    thanks: 't',
    education: 'e',
  } satisfies Record<Purpose, string>,
  tone: { friendly: 'f', neutral: 'n', firm: 'r' } satisfies Record<Tone, string>,
  outcome: {
    claimed: 'c',
    sent: 's',
    delivered: 'd',
    unknown: 'u',
    failed: 'f',
    observed: 'o',
  } satisfies Record<ContactOutcome, string>,
} as const

type Family = keyof typeof PLAN_CODES

const WORDS: Readonly<Record<Family, ReadonlyMap<string, string>>> = {
  channel: wordsOf('channel'),
  purpose: wordsOf('purpose'),
  tone: wordsOf('tone'),
  outcome: wordsOf('outcome'),
}

function wordsOf(family: Family): ReadonlyMap<string, string> {
  return new Map(Object.entries(PLAN_CODES[family]).map(([word, code]) => [code, word]))
}

/** The word that a letter stands for; undefined for a letter that stands for none. */
export function wordOf(family: Family, code: string | undefined): string | undefined {
  return code === undefined ? undefined : WORDS[family].get(code)
}
