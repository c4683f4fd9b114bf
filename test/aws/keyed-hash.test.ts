import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { PURPOSES } from '../../shared/case/channel.ts'

const hash = new KeyedHash(Buffer.alloc(32, 1))
const another = new KeyedHash(Buffer.alloc(32, 2))

describe('a keyed hash', () => {
  test('gives the same names at every run, and other names under another key', () => {
    const again = new KeyedHash(Buffer.alloc(32, 1))
    assert.equal(hash.ofBorrower('b-1'), again.ofBorrower('b-1'))
    assert.equal(hash.of('b-1', 'upcoming'), again.of('b-1', 'upcoming'))
    assert.notEqual(hash.ofBorrower('b-1'), another.ofBorrower('b-1'))
    assert.notEqual(hash.of('b-1', 'upcoming'), another.of('b-1', 'upcoming'))
  })

  test('keeps its names for ever: schedules, links and closed points that are out there carry them', () => {
    assert.equal(hash.ofBorrower('b-1'), 'c3897d1b9fbf69c598311283abdc09a0')
    assert.equal(hash.ofAddress('+12025550123'), '5972f96f19e374e73644ab34d19b621c')
    assert.equal(hash.of('b-1', 'upcoming'), '21ugtofgw')
  })

  test('gives one thing different names in different places', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.notEqual(hash.ofBorrower(text), hash.ofAddress(text))
        assert.ok(!hash.ofBorrower(text).includes(hash.of(text, 'upcoming')))
      }),
    )
  })

  test('makes references of nine characters that are safe in a link, a different one for each purpose', () => {
    fc.assert(
      fc.property(fc.string(), (borrower) => {
        const references = PURPOSES.map((purpose) => hash.of(borrower, purpose))
        for (const reference of references) assert.match(reference, /^[0-9a-z]{9}$/)
        assert.equal(new Set(references).size, PURPOSES.length)
      }),
    )
  })

  test('spreads references over all characters, the first as well as the last', () => {
    const references = Array.from({ length: 20_000 }, (_, each) => hash.of(`b-${each}`, 'overdue'))
    assert.equal(new Set(references).size, 20_000)
    for (let place = 0; place < 9; place += 1) {
      assert.equal(new Set(references.map((reference) => reference[place])).size, 36)
    }
  })
})
