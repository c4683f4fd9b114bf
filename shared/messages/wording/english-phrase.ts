export type WordSets = Readonly<Record<string, readonly string[]>>

/**
 * Compiles a phrase of the English list. Words are separated by spaces; `a|b` is either word, `x?` may be missing, `x*` is
 * the beginning of a word, `x_y` two words, `<set>` any entry of a named set, `<n>` a number, `..` up to five words of the same clause,
 * `~a|b` neither of these words next, and ` / ` separates whole alternatives. It matches where the expression is set to begin.
 */
export function compileEnglish(phrase: string, sets: WordSets): RegExp {
  const alternatives = phrase.split(' / ').map((words) =>
    words
      .split(' ')
      .map((word) => compileWord(word, sets))
      .join(''),
  )
  return new RegExp(alternatives.join('|'), 'y')
}

/** The words that a phrase can begin with; one that ends in `*` stands for all words that begin so. */
export function beginningsOf(phrase: string, sets: WordSets): readonly string[] {
  return phrase.split(' / ').flatMap((words) => {
    const all = words.split(' ')
    const needed = all.findIndex((word) => !word.endsWith('?'))
    return all.slice(0, needed + 1).flatMap((word) => firstWords(word, sets))
  })
}

function firstWords(word: string, sets: WordSets): readonly string[] {
  return choicesOf(word).flatMap((choice) => {
    if (choice === '<n>') return NUMBERS
    const entries = setNamed(choice, sets) ?? [choice.replaceAll('_', ' ')]
    return entries.map((entry) => entry.split(' ', 1)[0] ?? entry)
  })
}

const NUMBERS = ['#', 'an', 'one', 'two', 'three', 'four', 'five', 'six', 'twelve', 'few', 'twenty four', 'forty eight']
const NUMBER = `(?:${NUMBERS.map((number) => (number === '#' ? '\\d+' : number)).join('|')}) `
const GAP = '(?:[a-z{}\\d]+ ){0,5}?'

function compileWord(word: string, sets: WordSets): string {
  if (word === '..') return GAP
  if (word.startsWith('~')) return `(?!(?:${word.slice(1)}) )`
  const choices = choicesOf(word).map((choice) => compileChoice(choice, sets))
  return `(?:${choices.join('|')})${word.endsWith('?') ? '?' : ''}`
}

function choicesOf(word: string): readonly string[] {
  return word.replace(/\?$/, '').split('|')
}

function compileChoice(choice: string, sets: WordSets): string {
  if (choice === '<n>') return NUMBER
  const entries = setNamed(choice, sets)
  if (entries !== undefined) return entries.map((entry) => `${entry} `).join('|')
  if (choice.endsWith('*')) return `${choice.slice(0, -1)}[a-z]* `
  if (choice === '!!') return '!!+ '
  return `${choice.replaceAll('_', ' ').replace(/[.?!]/g, '\\$&')} `
}

function setNamed(choice: string, sets: WordSets): readonly string[] | undefined {
  const name = /^<(\w+)>$/.exec(choice)?.[1]
  if (name === undefined) return undefined
  const entries = sets[name]
  if (entries === undefined) throw new Error(`there is no set <${name}> of words`)
  return entries
}
