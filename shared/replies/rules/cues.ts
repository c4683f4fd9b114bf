import type { Intent } from '../intent.ts'

/** How an intent is said, as patterns over folded text. */
export interface Cues {
  readonly intent: Intent
  /** Enough by themselves, wherever they stand. */
  readonly anywhere: readonly string[]
  /** Enough when they are all that is said, but for fillers and politeness. */
  readonly whole: readonly string[]
  /** Where one of these stands too, `anywhere` means something else. */
  readonly unless?: readonly string[]
}

export interface CompiledCues {
  readonly intent: Intent
  matches(text: string, core: string): boolean
}

export function compileCues({ intent, anywhere, whole, unless = [] }: Cues): CompiledCues {
  const some = union(anywhere)
  const all = whole.length === 0 ? undefined : new RegExp(`^(?:${whole.join('|')})$`)
  const not = unless.length === 0 ? undefined : union(unless)
  return {
    intent,
    matches: (text, core) => all?.test(core) === true || (some.test(text) && not?.test(text) !== true),
  }
}

export function union(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}
