import type { Intent } from '../intent.ts'

/** How an intent is said, as patterns over folded text. */
export interface Cues {
  readonly intent: Intent
  /** Enough by themselves, wherever they stand. */
  readonly anywhere: readonly string[]
  /** Enough when they are all that is said, but for fillers and politeness. */
  readonly whole: readonly string[]
  /** Where one of these stands too, it means something else. */
  readonly unless?: readonly string[]
}

export interface CompiledCues {
  readonly intent: Intent
  matches(text: string, core: string): boolean
}

const CHINESE = /\p{sc=Han}/u
const NOTHING = /(?!)/

/** Patterns of one language are not tried on texts without it, which halves the work. */
export function compileCues({ intent, anywhere, whole, unless = [] }: Cues): CompiledCues {
  const some = byLanguage(anywhere, '', '')
  const all = byLanguage(whole, '^(?:', ')$')
  const not = unless.length === 0 ? NOTHING : union(unless)
  const finds = (text: string, core: string, { anywhere: here, whole: entire }: Patterns) =>
    entire.test(core) || entire.test(text) || here.test(text)
  const english = { anywhere: some.english, whole: all.english }
  const chinese = { anywhere: some.chinese, whole: all.chinese }
  return {
    intent,
    matches: (text, core) =>
      ((CHINESE.test(text) && finds(text, core, chinese)) || (/[a-z]/.test(text) && finds(text, core, english))) &&
      !not.test(text),
  }
}

interface Patterns {
  readonly anywhere: RegExp
  readonly whole: RegExp
}

function byLanguage(patterns: readonly string[], before: string, after: string) {
  const compile = (some: readonly string[]) =>
    some.length === 0 ? NOTHING : new RegExp(`${before}${some.join('|')}${after}`)
  return {
    english: compile(patterns.filter((pattern) => !CHINESE.test(pattern))),
    chinese: compile(patterns.filter((pattern) => CHINESE.test(pattern))),
  }
}

export function union(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}
