import { beginningsOf, compileEnglish, type WordSets } from './english-phrase.ts'
import type { ListedPhrase, Match } from './phrase-list.ts'

class IndexedPhrase {
  readonly listed: ListedPhrase
  readonly #sets: WordSets
  #expression: RegExp | undefined

  constructor(listed: ListedPhrase, sets: WordSets) {
    this.listed = listed
    this.#sets = sets
  }

  /** Compiled when a text first has a word that it may begin with. */
  wordsAt(plain: string, at: number): string | undefined {
    this.#expression ??= compileEnglish(this.listed.phrase, this.#sets)
    this.#expression.lastIndex = at
    return this.#expression.exec(plain)?.[0]
  }
}

/** The English phrases by the words that they begin with: a text is compared with a few of them at each word, not with all. */
export class EnglishIndex {
  readonly #byWord = new Map<string, IndexedPhrase[]>()
  readonly #byPrefix = new Map<string, IndexedPhrase[]>()

  constructor(list: readonly ListedPhrase[], sets: WordSets) {
    for (const listed of list) {
      const phrase = new IndexedPhrase(listed, sets)
      for (const beginning of new Set(beginningsOf(listed.phrase, sets))) {
        const isPrefix = beginning.endsWith('*')
        const index = isPrefix ? this.#byPrefix : this.#byWord
        const key = isPrefix ? beginning.slice(0, PREFIX).replace('*', '') : beginning
        index.set(key, [...(index.get(key) ?? []), phrase])
      }
    }
  }

  matchesIn(plain: string): readonly Match[] {
    return [...plain.matchAll(/\S+|\n/g)].flatMap(({ index: at, 0: word }) =>
      this.#candidates(word).flatMap((phrase) => {
        const words = phrase.wordsAt(plain, at)
        return words === undefined ? [] : [{ ...phrase.listed, at, words }]
      }),
    )
  }

  #candidates(word: string): readonly IndexedPhrase[] {
    const key = /^\d/.test(word) ? '#' : word.startsWith('!!') ? '!!' : word
    return [...new Set([...(this.#byWord.get(key) ?? []), ...(this.#byPrefix.get(word.slice(0, PREFIX)) ?? [])])]
  }
}

/** No beginning of a word in the list is shorter. */
const PREFIX = 4
