import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fromItem, type Item } from '../../../shared/aws/items/attributes.ts'
import { readCase } from '../../../shared/aws/items/read-case.ts'
import { readHistoryItem } from '../../../shared/aws/items/read-history.ts'
import { currentVersion, type ItemKind, UPCASTERS } from '../../../shared/aws/items/schema-version.ts'

/*
 * Items as releases wrote them, and what they mean. A file of a version that was released is never changed: a lender's table
 * is full of such items. A new version of a kind comes with an upcaster and with a file that holds items of it.
 */

interface StoredItems {
  readonly about: string
  readonly caseItems: readonly Item[]
  readonly caseFile: unknown
  readonly historyItems: readonly Item[]
  readonly historyEntries: readonly unknown[]
}

const FOLDER = new URL('../../fixtures/items/', import.meta.url)
const FILES = readdirSync(FOLDER).map((name): readonly [string, StoredItems] => [
  name,
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
])

for (const [name, { about, caseItems, caseFile, historyItems, historyEntries }] of FILES) {
  test(`${name} is still understood: ${about}`, () => {
    assert.deepEqual(plain(readCase(caseItems)), caseFile)
    assert.deepEqual(plain(historyItems.map((item) => readHistoryItem(item).entry)), historyEntries)
  })
}

test('every version of every kind of item has an example that is read', () => {
  const examples = new Set(
    FILES.flatMap(([, { caseItems, historyItems }]) => [
      ...caseItems.map((item) => exampleOf(String(item.sk?.S).split('#')[0] ?? '', item)),
      ...historyItems.map((item) => exampleOf('HISTORY', item)),
    ]),
  )
  for (const kind of Object.keys(UPCASTERS) as ItemKind[]) {
    for (let version = 1; version <= currentVersion(kind); version += 1) {
      assert.ok(examples.has(`${kind} ${version}`), `no file holds a ${kind} of version ${version}`)
    }
  }
})

function exampleOf(kind: string, item: Item): string {
  return `${kind} ${fromItem(item).v}`
}

/** Without what a JSON file can't hold. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
