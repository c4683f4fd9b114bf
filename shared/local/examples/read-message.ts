import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'
import type { Draft } from './draft.ts'
import { forbiddenIn, literalWording } from './literal-wording.ts'
import { readSilence } from './read-circumstance.ts'

const ABOUT_A_MESSAGE =
  /^(message|messages|text|body|subject|content|wording|card|letter|next|preview|sms|says|reads|words|exact|email)/
/** A message that hides who sends it. */
const HIDDEN = /not identified|unidentified|anonymous|no name|hidden|unnamed|unknown sender|withheld/

/** Kinds of wording that rules forbid, as a description of a message names them. */
const FORBIDDEN: readonly (readonly [RegExp, ForbiddenWording])[] = [
  [/urgen|immediate|act now|final (notice|warning|reminder)|last chance|within \d+ (hours|minutes)/, 'false-urgency'],
  [/missed (a )?deliver|parcel|delivery card|prize|gift|lure/, 'misleading'],
  [
    /police|posing|pretend|court seal|looks like (a |an )?(court|official|government|legal)|state organ|simulat/,
    'misleading',
  ],
  [
    /(envelope|postcard|card|subject|preview|outside|visible).*(debt|collect|overdue|arrears)|(debt|collect|overdue).*(on|in) the (envelope|subject|preview|outside)/,
    'third-party',
  ],
  [/threat|violence|arrest|jail|seize|harm/, 'threat'],
  [
    /insult|obscen|profan|shame|sham(ing|es)|public(ly)?\b|(post|list|display|pin|hang)(s|ed|ing)?\b.*\b(gate|wall|door|board|online|lobby|street|village)|embarrass|name and|humiliat/,
    'shame',
  ],
  [/(shared|family|household|common) (phone|line|mailbox|voicemail|flat).*(debt|overdue|collect|owe)/, 'third-party'],
  [
    /(social media|friends|followers|neighbou?rs|colleagues|family|contacts).*(see|visible|sent|shown|read)|(visible|shown|sent|posted) to .*(contacts|friends|followers|family|neighbou?rs|colleagues|public)/,
    'third-party',
  ],
]

/** What is told of a message: who sends it, what it says, what it offers. */
export function readMessage(key: string, value: unknown, text: string, draft: Draft): boolean {
  if (/opt ?-?out (line|words|text|way)|unsubscribe (line|way)|^opt out$/.test(key)) {
    draft.carries ??= new Set()
    if (typeof value === 'string' && isWayOut(value)) draft.carries.add('opt-out')
    else draft.lacks.add('opt-out')
    return true
  }
  if (/regist|\bdlt\b|template id|entity id/.test(key)) {
    if (value === false || value === null || /^(no\b|not|none|missing|unregistered|un\w+)/.test(text))
      draft.lacks.add('registration')
    return true
  }
  if (/sender|identity|from name|caller id/.test(key)) {
    if (value === false || value === null || HIDDEN.test(text)) draft.lacks.add('identity')
    return true
  }
  if (/signature/.test(key)) {
    if (!text.includes('【')) draft.lacks.add('signature')
    return true
  }
  if (/disclosure|debt collector|mini ?-?miranda/.test(key)) {
    if (value === false || value === null || /^(no|none|missing)/.test(text)) draft.lacks.add('collector-disclosure')
    return true
  }
  const literal = ABOUT_A_MESSAGE.test(key) ? literalWording(key, value) : undefined
  if (literal !== undefined) {
    for (const kind of forbiddenIn(literal, /subject|preview/.test(key) ? 'subject' : undefined))
      draft.forbidden.add(kind)
    draft.wordingBy = 'gate'
    if (draft.person !== undefined && draft.person !== 'borrower') readSilence(text, draft)
    return true
  }
  if (!/^(message|messages|text|body|subject|content|wording|card|letter|next|preview)$/.test(key)) return false
  if (/occupier|\b(all|every\w*)\b.*\bnamed?\b/.test(text)) draft.person = 'anyone-else'
  const kinds = FORBIDDEN.filter(([words]) => words.test(text)).map(([, kind]) => kind)
  for (const kind of kinds) draft.forbidden.add(kind)
  draft.wordingBy ??= 'description'
  if (HIDDEN.test(text)) draft.lacks.add('identity')
  if (draft.person !== undefined && draft.person !== 'borrower') readSilence(text, draft)
  return kinds.length > 0 || (draft.person !== undefined && draft.person !== 'borrower')
}

/**
 * Whether a line is a reasonable and simple way out for someone who reads it where it was sent: a word to answer with, or a
 * link. A website without a link, the post and the telephone are none.
 */
export function isWayOut(line: string): boolean {
  const text = line.toLowerCase()
  if (/no link|without (a )?link|unlinked|by (post|mail|phone|letter)|write to|call us|telephone us/.test(text))
    return false
  return /repl(y|ies|ying)|text (back )?["']?\w+|回复|回覆|https?:|hyperlink|\blink\b|click|unsubscribe/.test(text)
}

/** The headers of one-click unsubscribe (RFC 8058): an https address, and the post that it is for. */
export function readHeaders(given: Readonly<Record<string, unknown>>, draft: Draft): readonly string[] {
  const keys = Object.keys(given).filter((key) => /^list-unsubscribe(-post)?$/i.test(key))
  if (keys.length === 0) return []
  const header = (name: string) => String(given[keys.find((key) => key.toLowerCase() === name) ?? ''] ?? '')
  const oneClick =
    /<https:\/\/[^>\s]+>/i.test(header('list-unsubscribe')) &&
    /^\s*List-Unsubscribe=One-Click\s*$/i.test(header('list-unsubscribe-post'))
  draft.channel = 'email'
  if (!oneClick) draft.lacks.add('one-click-unsubscribe')
  return keys
}
