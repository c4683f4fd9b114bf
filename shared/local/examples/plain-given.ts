import { wayIn } from './read-channel.ts'
import { periodIn } from './spread.ts'
import { wordsOf } from './words.ts'

type Given = Readonly<Record<string, unknown>>
type Entry = readonly [string, unknown]

const WHO = '(?:the )?(?:consumer|borrower|debtor|customer)'
const SPAN = /^(window|within|period|time ?frame|over|in the|during)$/
const ABOUT_CONTACTS = /call|text|sms|email|contact|attempt|visit|message|letter|conversation|unanswered/
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/**
 * What an example gives, under the names that the readers know: one fact may be told under many names, and a stretch of time
 * beside the contacts that it is about.
 */
export function plainGiven(given: Given): Given {
  const entries = Object.entries(given)
  const span = entries.find(
    ([key, value]) => SPAN.test(wordsOf(key)) && typeof value === 'string' && spanIn(value) !== undefined,
  )
  const others = span === undefined ? entries : entries.filter(([key]) => key !== span[0])
  return Object.fromEntries(
    others
      .flatMap(([key, value]) => renamed(key, value, given))
      .map(([key, value]): Entry => {
        const own = periodIn(`${wordsOf(key)} ${typeof value === 'string' ? value.toLowerCase() : ''}`)
        const lacksSpan = span !== undefined && own === undefined && ABOUT_CONTACTS.test(wordsOf(key))
        return lacksSpan ? [`${key} ${spanIn(String(span[1]))}`, value] : [key, value]
      }),
  )
}

function spanIn(text: string): string | undefined {
  const words = text.toLowerCase()
  if (periodIn(words) !== undefined) return words
  return periodIn(`last ${words}`) === undefined ? undefined : `last ${words}`
}

function renamed(key: string, value: unknown, given: Given): readonly Entry[] {
  const words = wordsOf(key)
  if (new RegExp(`^${WHO} (asked|asks|said|says|told us|tells us|wants|requested|wishes|objected)$`).test(words)) {
    return [['request', value]]
  }
  const [, verb] =
    new RegExp(`^${WHO} (emailed|texted|called|wrote|messaged|emails|texts|calls|writes)$`).exec(words) ?? []
  if (verb !== undefined)
    return [['event', `consumer ${verb} ${String(value)}${answered(given) ? ', one answer already given' : ''}`]]
  if (/^(answers?|replies|responses) (sent|given|so far)$/.test(words)) return [['is answer', true]]
  if (
    new RegExp(`^(?:${WHO} )?(?:is in|in|lives in|lives|resides|home|number from|phone (?:number )?from)$`).test(words)
  ) {
    return [['address', value]]
  }
  if (/^(written|oral) (request|objection|wish)$/.test(words)) return [['request', `${String(value)}, ${words}`]]
  if (/^(day of (the )?week|week ?day|name of day)$/.test(words)) return [['day', value]]
  if (/^(collection |debt collection )?procedures?$/.test(words)) {
    return [['phase', value === false ? 'routine' : `in procedures: ${String(value)}`]]
  }
  if (
    /^(sms|text|e-?mail)$/.test(words) &&
    /^(commercial|promotion|marketing|advert|notice|reminder|payment)/i.test(String(value))
  ) {
    return [
      ['channel', words],
      ['message', value],
    ]
  }
  if (
    /^(inbound )?(voice|spoken|said on (the )?(call|phone))$/.test(words) &&
    typeof value === 'string' &&
    /^inbound|said/.test(words)
  ) {
    return [['inbound', value]]
  }
  if (/^(disclosed|disclosure by (the )?(debtor|borrower)|revealed|learned)$/.test(words)) return [['known', value]]
  if (/^(language|tone|manner of speaking|said by (the )?collector)$/.test(words)) return [['message', value]]
  if (words === 'contact' && typeof value === 'string') {
    const place = /\bwork|office/.test(value) ? 'work' : /\bhome|house/.test(value) ? 'home' : undefined
    const by: readonly Entry[] = wayIn(value.toLowerCase()) === undefined ? [] : [['channel', value]]
    return [
      ...by,
      ...(place === undefined ? [] : [['place', place] as const]),
      ...(by.length === 0 ? [[key, value] as const] : []),
    ]
  }
  if (/^(voice ?mail|voice message|letter|postcard|card left)$/.test(words) && typeof value === 'string') {
    return [
      ['channel', words],
      ['message', value],
    ]
  }
  if (words === 'notice' && /remed|terminat|court|required|statut/.test(String(value))) return [['message', value]]
  if (words === 'thread' && Array.isArray(value)) return [['contacts in thread', value.map(turnOf)]]
  return [[key, counted(value) ?? value]]
}

function answered(given: Given): boolean {
  return Object.entries(given).some(
    ([key, value]) => /^(answers?|replies|responses) (sent|given|so far)$/.test(wordsOf(key)) && Number(value) > 0,
  )
}

/** "Debtor replied next day" as a contact of the thread. */
function turnOf(told: unknown): unknown {
  if (typeof told !== 'string') return told
  const way = wayIn(told.toLowerCase())
  const inbound = new RegExp(`^(${WHO}|they|he|she)\\b`, 'i').test(told)
  return { direction: inbound ? 'in' : 'out', about: told, ...(way !== undefined && { channel: told }) }
}

/** `{ Mon: 2, Tue: 1 }` or `{ letters: 1, answeredCalls: 2 }` as so many contacts by name. */
function counted(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value).map(([key, count]) => [nameOf(wordsOf(key)), count] as const)
  if (entries.length === 0) return undefined
  const known = entries.every(([name, count]) => name !== undefined && Number.isInteger(count) && Number(count) <= 50)
  return known ? entries.flatMap(([name = '', count]) => Array.from({ length: Number(count) }, () => name)) : undefined
}

function nameOf(words: string): string | undefined {
  const day = DAYS.find((one) => one === words || (words.length >= 3 && one.startsWith(words)))
  return day ?? (wayIn(words) === undefined ? undefined : words)
}
