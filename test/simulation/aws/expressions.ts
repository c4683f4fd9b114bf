import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'

/** What an expression's placeholders stand for. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, AttributeValue>>
}

type Test = (item: Item | undefined, held: Placeholders) => boolean
type Change = (item: Item, held: Placeholders) => void

const conditions = new Map<string, Test>()
const updates = new Map<string, Change>()

/** A condition or a key condition, as far as the adapters write any: comparisons, two functions, BETWEEN, AND and OR. */
export function conditionOf(text: string): Test {
  const known = conditions.get(text)
  if (known !== undefined) return known
  const test = new Parser(text).whole()
  conditions.set(text, test)
  return test
}

/** An update: SET of plain values, REMOVE and ADD of numbers. */
export function updateOf(text: string): Change {
  const known = updates.get(text)
  if (known !== undefined) return known
  const changes: Change[] = []
  for (const [, verb = '', list = ''] of text.matchAll(/\b(SET|REMOVE|ADD)\s+(.*?)(?=\s+(?:SET|REMOVE|ADD)\s|$)/g)) {
    for (const part of list.split(',').map((each) => each.trim())) changes.push(changeOf(verb, part))
  }
  const change: Change = (item, held) => {
    for (const each of changes) each(item, held)
  }
  updates.set(text, change)
  return change
}

function changeOf(verb: string, part: string): Change {
  if (verb === 'REMOVE') {
    return (item, held) => {
      delete item[nameOf(part, held)]
    }
  }
  const [left = '', right = ''] = part.split(verb === 'SET' ? /\s*=\s*/ : /\s+/)
  return (item, held) => {
    const name = nameOf(left, held)
    const value = valueIn(right, held)
    const old = item[name]?.N
    item[name] = verb === 'SET' ? value : { N: String(Number(old ?? 0) + Number(value.N)) }
  }
}

function nameOf(text: string, { names }: Placeholders): string {
  if (!text.startsWith('#')) return text
  const name = names[text]
  if (name === undefined) throw new Error(`the expression names ${text}, which nothing explains`)
  return name
}

/** What stands at a path of names, each of which may be a placeholder. */
function valueAt(path: string, item: Item | undefined, held: Placeholders): AttributeValue | undefined {
  const [first = '', ...rest] = path.split('.')
  let value = item?.[nameOf(first, held)]
  for (const part of rest) value = value?.M?.[nameOf(part, held)]
  return value
}

function valueIn(text: string, { values }: Placeholders): AttributeValue {
  const value = values[text]
  if (value === undefined) throw new Error(`the expression uses ${text}, which nothing explains`)
  return value
}

class Parser {
  readonly #words: string[]
  #at = 0

  constructor(text: string) {
    this.#words = text.match(/[#:]?\w+(?:\.#?\w+)*|<=|>=|<>|[<>=(),]/g) ?? []
  }

  whole(): Test {
    const test = this.#either()
    if (this.#at < this.#words.length)
      throw new Error(`an expression that this store can't read: ${this.#words.join(' ')}`)
    return test
  }

  #either(): Test {
    let left = this.#both()
    while (this.#take('OR')) {
      const [one, other] = [left, this.#both()]
      left = (item, held) => one(item, held) || other(item, held)
    }
    return left
  }

  #both(): Test {
    let left = this.#one()
    while (this.#take('AND')) {
      const [one, other] = [left, this.#one()]
      left = (item, held) => one(item, held) && other(item, held)
    }
    return left
  }

  #one(): Test {
    if (this.#take('(')) {
      const inner = this.#either()
      this.#need(')')
      return inner
    }
    const word = this.#next()
    if (this.#take('(')) return this.#call(word)
    const operator = this.#next()
    if (operator === 'BETWEEN') {
      const from = this.#next()
      this.#need('AND')
      const to = this.#next()
      return (item, held) => {
        const own = valueAt(word, item, held)
        return compare(own, valueIn(from, held)) >= 0 && compare(own, valueIn(to, held)) <= 0
      }
    }
    const right = this.#next()
    return (item, held) => {
      const own = valueAt(word, item, held)
      return own !== undefined && holds(operator, compare(own, valueIn(right, held)))
    }
  }

  #call(name: string): Test {
    const path = this.#next()
    const more = this.#take(',') ? this.#next() : undefined
    this.#need(')')
    switch (name) {
      case 'attribute_exists':
        return (item, held) => valueAt(path, item, held) !== undefined
      case 'attribute_not_exists':
        return (item, held) => valueAt(path, item, held) === undefined
      case 'begins_with':
        return (item, held) => {
          const own = valueAt(path, item, held)?.S
          return own?.startsWith(valueIn(more ?? '', held).S ?? '') ?? false
        }
      default:
        throw new Error(`a function that this store doesn't know: ${name}`)
    }
  }

  #next(): string {
    const word = this.#words[this.#at]
    if (word === undefined) throw new Error('an expression ends too early')
    this.#at += 1
    return word
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false
    this.#at += 1
    return true
  }

  #need(word: string): void {
    if (!this.#take(word)) throw new Error(`an expression lacks ${word}: ${this.#words.join(' ')}`)
  }
}

/** NaN, of which nothing holds, for values of two types. */
function compare(one: AttributeValue | undefined, other: AttributeValue): number {
  if (one?.N !== undefined && other.N !== undefined) return Number(one.N) - Number(other.N)
  if (one?.S !== undefined && other.S !== undefined) return one.S < other.S ? -1 : one.S > other.S ? 1 : 0
  return Number.NaN
}

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      throw new Error(`an operator that this store doesn't know: ${operator}`)
  }
}
