import type { Channel } from '../../case/channel.ts'
import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'
import { pointer } from '../../strategy/shape-errors.ts'
import type { StrategyError } from '../../strategy/strategy-error.ts'
import { parseMessage } from '../parse-message.ts'
import type { TemplateFile } from '../template-file.ts'
import { findInChinese } from './find-chinese.ts'
import { findInEnglish } from './find-english.ts'
import { findPreviewWords, type SeenBy } from './find-preview-words.ts'
import type { FoundWording } from './found-wording.ts'
import { spokenVariants } from './spoken-variants.ts'
import { rulesForbidding, type WordingRules } from './wording-rules.ts'

/** What a text may not say in English and Chinese, whatever language it is filed under. Other languages are read by people alone. */
export function findForbidden(text: string): readonly FoundWording[] {
  return [...findInEnglish(text), ...findInChinese(text)]
}

/** All that a template may not say, each with its place, the rules that forbid it, and a mend. */
export function checkWording({ texts }: TemplateFile, rules: WordingRules): readonly StrategyError[] {
  return Object.entries(texts).flatMap(([locale, byChannel]) =>
    piecesOf(byChannel).flatMap((piece) =>
      checkPiece({ ...piece, path: ['texts', locale, ...piece.path] }, locale, rules),
    ),
  )
}

interface Piece {
  readonly channel: Channel
  readonly path: readonly (string | number)[]
  /** Its ICU source. */
  readonly source: string
  readonly seenBy?: SeenBy
  /** Whether it is all of the message, so that it must say itself who is writing. */
  readonly alone?: boolean
}

function piecesOf({ sms, email, voice, webhook }: TemplateFile['texts'][string]): readonly Piece[] {
  const whole = (channel: 'sms' | 'voice' | 'webhook', source: string, seenBy: SeenBy): Piece => ({
    channel,
    path: [channel, 'text'],
    source,
    seenBy,
    alone: true,
  })
  const part = (source: string | undefined, ...path: readonly (string | number)[]): readonly Piece[] =>
    source === undefined ? [] : [{ channel: 'email', path: ['email', ...path], source }]
  const preview = (source: string | undefined, name: string): readonly Piece[] =>
    part(source, name).map((piece) => ({ ...piece, seenBy: 'subject' }))
  return [
    ...(sms ? [whole('sms', sms.text, 'anywhere')] : []),
    ...preview(email?.subject, 'subject'),
    ...preview(email?.preheader, 'preheader'),
    ...part(email?.lead, 'lead'),
    ...part(email?.figure?.caption, 'figure', 'caption'),
    ...(email?.paragraphs ?? []).flatMap((paragraph, at) => part(paragraph, 'paragraphs', at)),
    ...part(email?.button, 'button'),
    ...part(email?.wayOut, 'wayOut'),
    ...(voice ? [whole('voice', voice.text, 'subject')] : []),
    ...(webhook ? [whole('webhook', webhook.text, 'anywhere')] : []),
  ]
}

function checkPiece(piece: Piece, locale: string, rules: WordingRules): readonly StrategyError[] {
  const variants = spokenVariants(parseMessage(piece.source))
  const found = variants.flatMap(findForbidden)
  const { seenBy } = piece
  const seen = seenBy === undefined ? [] : variants.flatMap((text) => findPreviewWords(text, locale, seenBy))
  const path = pointer(piece.path)
  const refused = (wording: ForbiddenWording, problem: string, mend: string): StrategyError => ({
    path,
    problem: `${problem}, which is forbidden by ${rulesForbidding(wording, piece.channel, rules)}`,
    mend,
  })
  return [
    ...longestOfEach(found).map(({ category, phrase }) =>
      refused(category, `"${phrase}" ${IS[category]}`, MENDS[category]),
    ),
    ...[...new Set(seen)].map((word) => refused('third-party', `"${word}" ${SEEN[piece.channel]}`, PREVIEW_MEND)),
    ...(piece.alone === true && variants.some((text) => !text.includes('{lender}'))
      ? [refused('misleading', 'it does not say who is writing', 'begin with {lender}')]
      : []),
  ]
}

/** One error for each kind of wording in a text, with the longest phrase: whoever mends it writes the sentence anew. */
function longestOfEach(found: readonly FoundWording[]): readonly FoundWording[] {
  const byLength = found.toSorted((one, other) => other.phrase.length - one.phrase.length)
  return byLength.filter(({ category }, at) => byLength.findIndex((other) => other.category === category) === at)
}

const IS: Readonly<Record<ForbiddenWording, string>> = {
  threat: 'threatens',
  shame: 'shames',
  misleading: 'misleads about who is writing or why',
  'false-urgency': 'presses by an urgency that is not there',
  'third-party': 'brings the debt before others',
}

const MENDS: Readonly<Record<ForbiddenWording, string>> = {
  threat:
    'say what the borrower can do; where a consequence must be told, tell it once, as a fact with its date and the way to avoid it',
  shame: 'assume that something came up, and offer a way to pay',
  misleading: 'say in the first words who is writing, and then what about',
  'false-urgency': 'name the date instead, and say what can be done if it does not suit',
  'third-party': 'speak to the borrower alone, and of nobody else',
}

const SEEN: Readonly<Record<Channel, string>> = {
  sms: 'would stand on a lock screen',
  email: 'would be read over a shoulder',
  voice: 'may be heard by whoever answers',
  webhook: 'would stand on a lock screen',
  agent: 'would be read by others',
}
const PREVIEW_MEND = 'leave the word out here; what is owed stands behind the link or in the body of the email'
