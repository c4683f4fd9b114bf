import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { loadOptOuts, OptOutsRefusedError } from '../../shared/sending/load-opt-outs.ts'
import { aBorrower, aCase, at } from '../case/factories.ts'

const now = at('2026-11-24T10:00:00Z')

function aHouse() {
  const store = new MemoryCaseStore()
  store.open(aCase())
  const intake = new MemoryCaseIntake(store)
  const load = (text: string) =>
    loadOptOuts(
      async function* () {
        yield Buffer.from(text)
      },
      { intake, cases: store, hashPoint: (address) => `hash-of-${address.length}`, clock: { now: () => now } },
    )
  return { store, intake, load }
}

const HEADER = 'record,borrower,phone,email,channel,at\n'

describe('the file of those who asked not to be contacted', () => {
  test('is loaded whole, by borrower and by address', async () => {
    const { store, load } = aHouse()
    const text = `${HEADER}opt-out,b-1,,,,2026-10-01T00:00:00Z\nopt-out,,+12025550123,,,2026-10-01T00:00:00Z\n`
    assert.deepEqual(await load(text), { closedAddresses: 1, holds: 1 })
    assert.deepEqual(
      store.peek('b-1')?.holds.map(({ kind, scope }) => [kind, scope.of]),
      [['opt-out', 'all']],
    )
  })

  test('needs no column for borrowers where all that is known are addresses', async () => {
    const { load } = aHouse()
    const text = 'asOf,record,phone,at\n2026-10-02T00:00:00Z,opt-out,+12025550123,2026-10-01T00:00:00Z\n'
    assert.deepEqual(await load(text), { closedAddresses: 1, holds: 0 })
  })

  test('may be empty, or a header and no more: then there is nobody', async () => {
    const { load } = aHouse()
    for (const text of ['', '\n\n', HEADER]) assert.deepEqual(await load(text), { closedAddresses: 0, holds: 0 })
  })

  test('protects somebody whose loan comes later', async () => {
    const { store, intake, load } = aHouse()
    await load(`${HEADER}opt-out,b-later,,,,2026-10-01T00:00:00Z\n`)
    const value = { ...aBorrower(), id: 'b-later' }
    await intake.put({ kind: 'borrower', borrower: 'b-later', value }, { asOf: now })
    assert.equal(store.peek('b-later')?.holds.length, 1)
  })

  test('may be loaded again', async () => {
    const { store, load } = aHouse()
    for (let time = 0; time < 2; time += 1) await load(`${HEADER}opt-out,b-1,,,,2026-10-01T00:00:00Z\n`)
    assert.equal(store.peek('b-1')?.holds.length, 1)
  })

  test('is as old as it says itself', async () => {
    const { load } = aHouse()
    const text = 'record,borrower,at,asOf\nopt-out,b-1,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z\n'
    assert.equal((await load(text)).holds, 1)
  })

  test('is refused for one row that can’t be read, told by its line and without what it says', async () => {
    const { load } = aHouse()
    const text = `${HEADER}opt-out,b-1,,,,2026-10-01T00:00:00Z\nopt-out,,call Ada Fern,,,2026-10-01T00:00:00Z\n`
    await assert.rejects(load(text), (error) => {
      assert.ok(error instanceof OptOutsRefusedError)
      assert.match(error.message, /^Rows of the opt-outs that can't be read: 1\..*\n {2}line 3, phone: /)
      assert.doesNotMatch(error.message, /Ada/)
      return true
    })
  })

  test('holds nothing else, so that nobody takes it for a portfolio', async () => {
    const { store, load } = aHouse()
    const text = 'record,borrower,loan,payment,amount,currency,at\npayment,b-1,l-1,p-1,100,CNY,2026-10-01T00:00:00Z\n'
    await assert.rejects(load(text), OptOutsRefusedError)
    assert.deepEqual(store.peek('b-1')?.payments, [])
  })
})
