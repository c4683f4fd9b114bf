import type { CaseFile } from '../case/case-file.ts'
import type { Response, Wish } from '../case/response.ts'
import type { RuleSet } from '../compliance/ruleset.ts'
import type { ReplyContext, Understanding, Understood } from '../replies/intent.ts'
import { isOneOf } from '../replies/optout/one-of.ts'
import { findZone } from '../time/zone.ts'
import type { SecondReading } from './second-reading.ts'

/** Understands a reply in words, as `understandReply` does. */
export type ReadReply = (words: string, context: ReplyContext) => Understanding

/** What a response wants, the most important first, and whether that may take effect by itself. */
export interface Wanted {
  readonly wishes: readonly [Wish, ...Wish[]]
  readonly sure: boolean
  /** What somebody else made of it, who was asked because it is not sure. */
  readonly second?: SecondReading
}

/** Too grave to wait until a person has read the words. */
const GRAVE: ReadonlySet<Wish['intent']> = new Set(['vulnerable', 'deceased'])

const UNCLEAR: Wanted = { wishes: [{ intent: 'unclear' }], sure: false }

/** Where nothing is known of who wrote. What it decides (a stop, a wrong number) depends on no place. */
const ANYWHERE = { zone: findZone('UTC'), locale: 'en', currency: 'USD' }

/** What was chosen, with what is grave in the words beside it, or what the words say to the borrower's place and language. */
export function wantedBy(
  response: Response,
  caseFile: CaseFile | undefined,
  rules: RuleSet | undefined,
  read: ReadReply,
): Wanted {
  const { wishes, words, at: now, channel } = response
  const [first, ...more] = wishes ?? []
  const zone = rules?.homeZone ?? ANYWHERE.zone
  const silent = words === undefined || words.trim() === '' || zone === undefined
  if (first !== undefined && silent) return { wishes: [first, ...more], sure: true }
  if (silent) return UNCLEAR
  // A law's or a carrier's own word is a stop by itself, also one that only a lender's own pack knows.
  if (first === undefined && isOneOf(rules?.optOut(channel, now)?.words ?? [], words)) {
    return { wishes: [{ intent: 'stop', scope: channel }], sure: true }
  }
  const locale = caseFile?.borrower.locales[0] ?? ANYWHERE.locale
  const currency = caseFile?.loans[0]?.currency ?? ANYWHERE.currency
  const { intents, sure } = read(words, { now, zone, locale, currency, channel })
  if (first !== undefined) {
    // What was chosen is sure. What was written beside it is for a person to read, and is read here for the gravest alone.
    const grave = intents.filter(({ intent }) => GRAVE.has(intent)).map(wishOf)
    return { wishes: [first, ...more, ...grave], sure: true }
  }
  const [lead, ...others] = intents
  return { wishes: [wishOf(lead), ...others.map(wishOf)], sure }
}

/** The same with a second opinion, which is of no account where ours is sure. */
export function withSecond(wanted: Wanted, second: SecondReading | undefined): Wanted {
  return wanted.sure || second === undefined ? wanted : { ...wanted, second }
}

/** What may take effect by itself: what is sure, else what a second opinion may do. Its stop ends the channel that was answered on. */
export function certainOf({ wishes, sure, second }: Wanted, { channel }: Response): readonly Wish[] {
  if (sure) return wishes
  const intent = second?.protection
  if (intent === undefined) return []
  return [intent === 'stop' ? { intent, scope: channel } : { intent }]
}

export function isNotEmpty(wishes: readonly Wish[]): wishes is Wanted['wishes'] {
  return wishes.length > 0
}

function wishOf(understood: Understood): Wish {
  switch (understood.intent) {
    case 'stop':
      return { intent: 'stop', scope: understood.scope }
    case 'paid':
      return { intent: 'paid', partly: understood.partly, amount: understood.amount }
    case 'promise':
      return { intent: 'promise', date: understood.date, amount: understood.amount }
    case 'arrangement':
      return { intent: 'arrangement', amount: understood.amount }
    default:
      return { intent: understood.intent }
  }
}
