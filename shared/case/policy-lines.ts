import type { Rule, RulePack } from '../compliance/pack-schema.ts'
import { type PolicyDocument, PolicyVersionError, type WordsOfLocale } from './policy-document.ts'

/** The first line: the document without what lies on lines of its own. */
interface Head extends Omit<PolicyDocument, 'words'> {
  readonly locales: readonly string[]
}

/**
 * The document as JSON in lines: what every start reads, then the rules of each pack and the words of each locale. A function
 * works for borrowers of few places and languages, and reads a line when the first of them comes: reading them all would be a
 * tenth of its start. In ASCII, which Node reads five times as fast.
 */
export function policyLines({ words, packs, ...head }: PolicyDocument): string {
  const first = { ...head, packs: packs.map((pack) => ({ ...pack, rules: [] })), locales: Object.keys(words) }
  const lines = [first, ...packs.map(({ rules }) => rules), ...Object.values(words)]
  return lines.map((line) => inAscii(JSON.stringify(line))).join('\n')
}

/** Reads what synth wrote. Believes all of it but the version. */
export function readPolicyLines(text: string): PolicyDocument {
  const [first = '', ...rest] = text.split('\n')
  const { locales, ...head }: Head = JSON.parse(first)
  if (head.version !== 2) throw new PolicyVersionError(head.version)
  const packs = head.packs.map((pack, at) => withRules(pack, rest[at]))
  const words: Record<string, WordsOfLocale> = {}
  for (const [at, locale] of locales.entries()) {
    const read = once((): WordsOfLocale => JSON.parse(rest[packs.length + at] ?? ''))
    Object.defineProperty(words, locale, { get: read, enumerable: true })
  }
  return { ...head, packs, words }
}

function withRules(pack: RulePack, line = ''): RulePack {
  const read = once((): readonly Rule[] => JSON.parse(line))
  return Object.defineProperty(pack, 'rules', { get: read, enumerable: true })
}

function once<Value>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}

function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
