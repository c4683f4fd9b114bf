import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UnreadableItemError } from '../../../shared/aws/items/item-errors.ts'
import { currentVersion, UPCASTERS, type Upcasters, upcast } from '../../../shared/aws/items/schema-version.ts'

const KEY = { pk: 'BORROWER#b-1', sk: 'LOAN#l-1' }

/** As if loans had first been called by their state, and then had no currency. */
const upcasters: Upcasters = {
  ...UPCASTERS,
  LOAN: [({ state, ...loan }) => ({ ...loan, status: state }), (loan) => ({ ...loan, currency: 'CNY' })],
}

test('an item of an older version passes through every version after its own', () => {
  assert.equal(currentVersion('LOAN', upcasters), 3)
  assert.deepEqual(upcast(KEY, 'LOAN', { v: 1, state: 'due' }, upcasters), { v: 1, status: 'due', currency: 'CNY' })
  assert.deepEqual(upcast(KEY, 'LOAN', { v: 2, status: 'due' }, upcasters), { v: 2, status: 'due', currency: 'CNY' })
  assert.deepEqual(upcast(KEY, 'LOAN', { v: 3, status: 'due' }, upcasters), { v: 3, status: 'due' })
})

test('an item that a newer Duewell wrote is refused, not guessed at', () => {
  assert.throws(
    () => upcast(KEY, 'LOAN', { v: 4 }, upcasters),
    (error) =>
      error instanceof UnreadableItemError && /LOAN#l-1 of BORROWER#b-1.*schema version 4.*knows 3/.test(error.message),
  )
})

test('an item without a version is refused', () => {
  for (const v of [undefined, '1', 0, 1.5])
    assert.throws(() => upcast(KEY, 'PLAN', { v }, UPCASTERS), UnreadableItemError)
})
