/** Most texts are longer or never come again; what counts is said over and over. */
const SHORT = 40

/** Names, addresses and amounts that nobody else may read. */
export class Secrets {
  readonly #all = new Set<string>()
  /** Made anew where there is another secret, and not before a text is read. */
  #pattern: RegExp | undefined
  readonly #clean = new Set<string>()

  add(secrets: readonly string[]): void {
    const { size } = this.#all
    for (const secret of secrets) this.#all.add(secret)
    if (this.#all.size === size) return
    this.#pattern = undefined
    this.#clean.clear()
  }

  /** The first that stands in a text, as a word of its own. */
  in(text: string): string | undefined {
    if (this.#all.size === 0 || this.#clean.has(text)) return undefined
    this.#pattern ??= patternOf(this.#all)
    const found = this.#pattern.exec(text)?.[1]
    if (found === undefined && text.length < SHORT) this.#clean.add(text)
    return found
  }
}

function patternOf(secrets: ReadonlySet<string>): RegExp {
  const escaped = Array.from(secrets, (secret) => secret.replaceAll(/[.+*?^$()[\]{}|\\]/g, '\\$&'))
  return new RegExp(`(?<![\\w.])(${escaped.join('|')})(?![\\w])`, 'i')
}
