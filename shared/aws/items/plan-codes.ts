import type { Channel, Tone } from '../../case/channel.ts'
import type { ContactPurpose, ContactResult, Manner, Person, Place } from '../../case/contact-words.ts'
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
    answer: 'A',
    'confirm-opt-out': 'C',
    'at-request': 'Q',
    'better-offer': 'B',
    review: 'R',
    locate: 'L',
    'legal-notice': 'N',
    'with-adviser': 'D',
  } satisfies Record<ContactPurpose, string>,
  tone: { friendly: 'f', neutral: 'n', firm: 'r' } satisfies Record<Tone, string>,
  outcome: {
    claimed: 'c',
    sent: 's',
    delivered: 'd',
    unknown: 'u',
    failed: 'f',
    observed: 'o',
  } satisfies Record<ContactOutcome, string>,
  // What few contacts have stands behind the rest in any order, so no letter stands for two of these words.
  inbound: { true: 'i' },
  elsewhere: { true: 'x' },
  answers: { true: 'r' },
  person: {
    borrower: 'b',
    spouse: 's',
    guarantor: 'g',
    household: 'h',
    'contact-person': 'c',
    'anyone-else': 'a',
    representative: 'p',
  } satisfies Record<Person, string>,
  place: { home: 'H', work: 'W', elsewhere: 'E' } satisfies Record<Place, string>,
  manner: { call: 'C', visit: 'V', letter: 'L', chat: 'T' } satisfies Record<Manner, string>,
  result: {
    conversation: 'o',
    'cut-off': 'f',
    'message-left': 'm',
    'no-answer': 'n',
    busy: 'y',
    'not-in-service': 'z',
    bounced: 'u',
  } satisfies Record<ContactResult, string>,
} as const

/** What a contact may say of itself beside what every contact says. */
export const EXTRAS = ['inbound', 'elsewhere', 'answers', 'person', 'place', 'manner', 'result'] as const

type Family = keyof typeof PLAN_CODES

const WORDS: Readonly<Record<Family, ReadonlyMap<string, string>>> = {
  channel: wordsOf('channel'),
  purpose: wordsOf('purpose'),
  tone: wordsOf('tone'),
  outcome: wordsOf('outcome'),
  inbound: wordsOf('inbound'),
  elsewhere: wordsOf('elsewhere'),
  answers: wordsOf('answers'),
  person: wordsOf('person'),
  place: wordsOf('place'),
  manner: wordsOf('manner'),
  result: wordsOf('result'),
}

function wordsOf(family: Family): ReadonlyMap<string, string> {
  return new Map(Object.entries(PLAN_CODES[family]).map(([word, code]) => [code, word]))
}

/** The word that a letter stands for; undefined for a letter that stands for none. */
export function wordOf(family: Family, code: string | undefined): string | undefined {
  return code === undefined ? undefined : WORDS[family].get(code)
}
