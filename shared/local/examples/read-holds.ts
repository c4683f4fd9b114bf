import { askedHoursIn } from './asked-hours.ts'
import type { Draft, HoldFact, StoppingKind } from './draft.ts'
import { wayIn } from './read-channel.ts'
import { NUMBER, numberOf } from './words.ts'

/** What a borrower or an authority said that stops contact. The first that fits is the hold. */
const HOLDS: readonly (readonly [RegExp, StoppingKind])[] = [
  [/moratorium|breathing space|debt respite/, 'insolvency-moratorium'],
  [/bankrupt|discharge|insolven/, 'bankruptcy'],
  [/deceased|has died|death of the (debtor|borrower)/, 'deceased'],
  [/violence|vulnerab|self-harm|suicid|mental health/, 'vulnerable'],
  [/disput|denies|not (my|their|the) debt|proof of|verification|original[- ]creditor|mistaken identity/, 'dispute'],
  [/attorney|lawyer|solicitor|represent/, 'represented'],
  [
    /\bcease|refus(es|ed|al)|(no|any) (more|further) contact|no contact (is|was) wanted|wants? no (more )?(contact|calls|messages)|not to (be )?contact(ed)?( again| at all)?$|leave .* alone|written request|stop contacting/,
    'cease',
  ],
  [/cannot (make|pay|afford|meet)|unable to pay|no (income|means)|hardship/, 'unable-to-pay'],
  [/\bstay\b|promised information|information (is )?outstanding/, 'stay'],
  [/proceedings|\bcourt\b|\bedr\b|ombudsman|dispute resolution/, 'proceedings'],
  [/complaint/, 'complaint'],
  [
    /inconvenient|(few|some|more|\d+) (days|time|weeks)|think|bereave|funeral|wedding|marriage|festival|calamity|mourning/,
    'time-asked',
  ],
  [
    /no (more|further) (texts?|sms|calls?|e-?mails?|messages?)|opted? ?-?out|unsubscri|blocked|\bstop\b|not to (be )?(text|call|email)/,
    'opt-out',
  ],
]

const KEYS =
  /^(hold|known|known of debtor|event|status|designated|blocked|opted out|debtor|borrower|consumer|customer|circumstances?|arrangement|last contact|requests?|wish|wishes|preference|preferences|preferred hours|preferred time|inconvenient|inconvenient times?|availability|represented|attorney|dispute|complaint|bankruptcy|cease|moratorium|situation)\b/

/** Holds that stand, and an arrangement with whether it is kept. */
export function readHold(key: string, text: string, draft: Draft): boolean {
  if (!KEYS.test(key)) return false
  if (/arrangement|plan/.test(key) && /^(no|none|false|null)?$/.test(text)) return true
  if (/arrangement|plan/.test(key)) {
    draft.holds.push({ kind: 'arrangement' })
    if (/missed|broken|default|not (being )?(met|kept)/.test(text)) draft.missed = true
    return true
  }
  // Busy now closes the present contact and nothing after it.
  if (/\bbusy\b|can'?t (talk|speak)|cannot (talk|speak)|not a good time/.test(text)) return true
  if (/\b(not|no|never|inconvenient)\b.*\bwork(place)?\b/.test(text)) {
    draft.askedPlace = 'work'
    const [, ago] = new RegExp(`${NUMBER} days? (?:ago|before|earlier)`).exec(text) ?? []
    const daysAgo = numberOf(ago)
    if (daysAgo !== undefined && !/confirmed in writing/.test(text)) draft.askedDaysAgo = daysAgo
    return true
  }
  if (readAskedHours(/inconvenient|prefer/.test(key) ? `${key} ${text}` : text, draft)) return true
  const kind = kindIn(text) ?? (/^(no|none)\b/.test(text) ? undefined : kindIn(key))
  if (kind === undefined) return false
  // An attorney who is silent, or who consents, keeps nobody away.
  if (kind === 'represented' && /(not|no|never) respon|silent|consents\b/.test(text)) return true
  draft.holds.push(holdOf(kind, text))
  // Someone else may be asked about a borrower who has died, as about one who can't be reached.
  if (kind === 'deceased') draft.known.add('borrower-unreachable')
  return true
}

function kindIn(text: string): StoppingKind | undefined {
  return HOLDS.find(([words]) => words.test(text))?.[1]
}

function holdOf(kind: StoppingKind, text: string): HoldFact {
  if (kind === 'opt-out') {
    const way = wayIn(text)
    return way === undefined ? { kind } : { kind, channel: way.channel }
  }
  if (kind !== 'time-asked') return { kind }
  const days = new RegExp(`${NUMBER} (?:more )?days?`).exec(text)
  const wait = numberOf(days?.[1])
  return wait === undefined ? { kind } : { kind, days: wait }
}

/** A wish for hours is no hold; one for other hours than the one asked about may not say which. */
function readAskedHours(text: string, draft: Draft): boolean {
  const asked = askedHoursIn(text)
  if (asked !== undefined) draft.askedHours = asked
  else if (/only at (other|certain)|asked to be (contacted|called|reached) (only )?at/.test(text))
    draft.otherHoursAsked = true
  else return false
  return true
}
