import * as z from 'zod'
import { areInOrder, fullNumberSchema, type Plan, planSchema, recentContactSchema } from '../../case/plan.ts'
import { coveredInstantSchema } from '../../time/boundary.ts'
import type { Attributes } from './attributes.ts'
import { faultsIn, UnreadableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'
import { EXTRAS, wordOf } from './plan-codes.ts'
import { RADIX } from './plan-item.ts'
import { readWords } from './word-list.ts'

const attributesSchema = z.object({
  version: z.number(),
  claim: z.string().optional(),
  claimedAt: z.string().optional(),
  next: z.string().optional(),
  alarm: z.string().optional(),
  arm: z.string().optional(),
  strategy: z.string().optional(),
  packs: z.string().optional(),
  words: z.string().default(''),
  contacts: z.string().default(''),
  done: z.string().default(''),
  sent: z.number(),
  engagement: z.string().optional(),
  links: z.string().optional(),
  full: z.string().optional(),
})

/**
 * A plan as it is unpacked: instants of contacts are numbers, since writing each as ISO 8601 only to have it read again takes
 * as long as all the rest.
 */
const unpackedSchema = planSchema.extend({
  contacts: z.array(recentContactSchema.extend({ at: coveredInstantSchema })).refine(areInOrder),
  full: z.array(fullNumberSchema.extend({ until: coveredInstantSchema })).optional(),
})

/** Reads a plan; throws UnreadableItemError for anything that is not one. */
export function readPlan(key: Key, attributes: Attributes): Plan {
  const item = attributesSchema.safeParse(attributes)
  if (!item.success) throw new UnreadableItemError(key, faultsIn(item.error))
  const { claim, claimedAt, words, contacts, done, sent, engagement, links, full, ...plain } = item.data
  const word = readWords(words)
  const plan = unpackedSchema.safeParse({
    ...plain,
    ...(claim !== undefined && { claim: { id: claim, at: claimedAt } }),
    done: packed(done).map((text) => unpackMark(text, word)),
    contacts: unpackContacts(packed(contacts), word),
    contactsSent: sent,
    ...(engagement !== undefined && { engagement: unpackEngagement(engagement) }),
    ...(links !== undefined && { links: packed(links).map(unpackLink) }),
    ...(full !== undefined && { full: packed(full).map(unpackFull) }),
  })
  if (!plan.success) throw new UnreadableItemError(key, faultsIn(plan.error))
  return plan.data
}

type Word = ReturnType<typeof readWords>

function unpackMark(text: string, word: Word): object {
  const [loan, subject, step, contact] = text.slice(2).split('.').map(word)
  return { loan, subject, step, contact, channel: wordOf('channel', text[0]), outcome: wordOf('outcome', text[1]) }
}

function unpackContacts(texts: readonly string[], word: Word): readonly object[] {
  let at = 0
  return texts.map((text) => {
    const [since = '', id, point, loans = '', extras = '', trace] = text.slice(4).split('.')
    at += Number.parseInt(since, RADIX)
    return {
      id: word(id),
      at,
      channel: wordOf('channel', text[0]),
      ...(point !== '' && { point: word(point) ?? '' }),
      purpose: wordOf('purpose', text[1]),
      tone: wordOf('tone', text[2]),
      loans: loans === '' ? [] : loans.split(',').map(word),
      outcome: wordOf('outcome', text[3]),
      ...unpackExtras(extras),
      ...(trace !== undefined && { trace }),
    }
  })
}

function unpackExtras(letters: string): object {
  const extras: Record<string, string | boolean> = {}
  for (const letter of letters) {
    const family = EXTRAS.find((each) => wordOf(each, letter) !== undefined)
    const word = family && wordOf(family, letter)
    extras[family ?? letter] = word === 'true' ? true : (word ?? letter)
  }
  return extras
}

function unpackEngagement(text: string): object {
  return Object.fromEntries(packed(text).map((each) => [wordOf('channel', each[0]) ?? each[0], Number(each.slice(1))]))
}

function unpackLink(text: string): object {
  const [contact, locale] = text.split('/')
  return { contact, locale }
}

function unpackFull(text: string): object {
  const [point, until = ''] = text.slice(1).split('/')
  return { channel: wordOf('channel', text[0]), point, until: Number.parseInt(until, RADIX) }
}

function packed(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}
