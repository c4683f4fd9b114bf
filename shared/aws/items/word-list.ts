const SEPARATOR = ' '
const RADIX = 36

/** Gathers the ids that a plan repeats, so that each is written once and then named by its number. */
export class WordList {
  readonly #numbers = new Map<string, number>()

  /** The number of an id, in base 36. */
  numberOf(word: string): string {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      if (word === '' || word.includes(SEPARATOR)) throw new TypeError('An id has no spaces and is not empty.')
      number = this.#numbers.size
      this.#numbers.set(word, number)
    }
    return number.toString(RADIX)
  }

  toString(): string {
    return [...this.#numbers.keys()].join(SEPARATOR)
  }
}

/** Reads a list of words; the answer finds a word by its number, and undefined where there is none. */
export function readWords(text: string): (number: string | undefined) => string | undefined {
  const words = text.split(SEPARATOR)
  return (number) => (number === undefined || number === '' ? undefined : words[Number.parseInt(number, RADIX)])
}
