import type { Item } from '../../../shared/aws/items/attributes.ts'

/** What DynamoDB is asked, as far as these tables look at it. */
export interface AskedOfTables {
  readonly TableName: string
  readonly IndexName?: string
  readonly Key: Item
  readonly Item: Item
  readonly ConditionExpression?: string
  readonly Segment: number
  readonly UpdateExpression: string
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues: Item
  readonly TransactItems: readonly Readonly<Record<string, AskedOfTables>>[]
}

/** What DynamoDB answers where a condition is not met. */
const TAKEN = { __type: 'ConditionalCheckFailedException', message: 'no' }

/** Tables that keep what is put into them, whatever its condition but two, and give back what has a partition. */
export class TablesInMemory {
  readonly #tables = new Map<string, Map<string, Item>>()

  put(name: string, ...items: readonly Item[]): void {
    for (const item of items) this.#table(name).set(keyOf(item), item)
  }

  forget(): void {
    this.#tables.clear()
  }

  /** The answer to an operation; undefined for one that is not DynamoDB's. */
  answer(operation: string, asked: AskedOfTables): object | undefined {
    const { TableName, Key } = asked
    switch (operation) {
      case 'Query':
        return { Items: this.#found(asked) }
      case 'Scan':
        return { Items: asked.Segment === 0 ? [...this.#table(TableName).values()] : [] }
      case 'GetItem':
        return { Item: this.#table(TableName).get(keyOf(Key)) }
      case 'DeleteItem':
        this.#table(TableName).delete(keyOf(Key))
        return {}
      case 'PutItem':
        return this.#isTaken(asked) ? TAKEN : this.#write({ Put: asked })
      case 'UpdateItem':
        return this.#write({ Update: asked })
      case 'TransactWriteItems':
        for (const item of asked.TransactItems) this.#write(item)
        return {}
      default:
        return undefined
    }
  }

  /** Of an index, which has another key, everything: it is not what is tested. */
  #found({ TableName, IndexName, ExpressionAttributeValues }: AskedOfTables): readonly Item[] {
    if (IndexName === undefined) return this.#partition(TableName, ExpressionAttributeValues[':pk']?.S)
    return [...this.#table(TableName).values()].filter(({ taskQueue }) => taskQueue !== undefined)
  }

  #write({ Put, Update, Delete }: Readonly<Record<string, AskedOfTables>>): object {
    if (Delete !== undefined) this.#table(Delete.TableName).delete(keyOf(Delete.Key))
    if (Put !== undefined) this.put(Put.TableName, Put.Item)
    if (Update !== undefined) {
      const { TableName, Key } = Update
      this.put(TableName, updated({ ...Key, ...this.#table(TableName).get(keyOf(Key)) }, Update))
    }
    return {}
  }

  /** The conditions that are looked at: of an item that is put once and never again, and of one that only a newer one replaces. */
  #isTaken({ TableName, Item, ConditionExpression, ...asked }: AskedOfTables): boolean {
    const standing = this.#table(TableName).get(keyOf(Item))
    if (standing === undefined) return false
    if (ConditionExpression === 'attribute_not_exists(pk)') return true
    if (ConditionExpression !== 'attribute_not_exists(pk) OR #version < :version') return false
    const version = asked.ExpressionAttributeNames['#version'] ?? ''
    return (standing[version]?.S ?? '') >= (asked.ExpressionAttributeValues[':version']?.S ?? '')
  }

  #partition(name: string, partition: string | undefined): readonly Item[] {
    const found = [...this.#table(name).values()].filter(({ pk }) => pk?.S === partition)
    return found.toSorted((a, b) => ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1))
  }

  #table(name: string): Map<string, Item> {
    const items = this.#tables.get(name) ?? new Map<string, Item>()
    this.#tables.set(name, items)
    return items
  }
}

function keyOf({ pk, sk }: Item): string {
  return `${pk?.S} ${sk?.S}`
}

/** An item after `SET #a = :a, ... REMOVE #b, ... ADD #c :c`, the only forms that are used. */
function updated(item: Item, asked: AskedOfTables): Item {
  const { UpdateExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = asked
  const next: Item = { ...item }
  for (const [, alias = '', value = ''] of UpdateExpression.matchAll(/(#\w+) (?:= )?(:\w+)/g)) {
    const attribute = values[value]
    if (attribute !== undefined) next[names[alias] ?? alias] = attribute
  }
  const [, removed = ''] = /REMOVE ([^:]*)/.exec(UpdateExpression) ?? []
  for (const alias of removed.match(/#\w+/g) ?? []) delete next[names[alias] ?? alias]
  return next
}
