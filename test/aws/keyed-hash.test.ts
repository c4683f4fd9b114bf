import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'

const hash = new KeyedHash(Buffer.alloc(32, 1))
const another = new KeyedHash(Buffer.alloc(32, 2))

describe('a keyed hash', () => {
  test('gives the same names at every run, and other names under another key', () => {
    const again = new KeyedHash(Buffer.alloc(32, 1))
    assert.equal(hash.ofBorrower('b-1'), again.ofBorrower('b-1'))
    assert.notEqual(hash.ofBorrower('b-1'), another.ofBorrower('b-1'))
  })

  test('keeps its names for ever: schedules and closed points that are out there carry them', () => {
    assert.equal(hash.ofBorrower('b-1'), 'c3897d1b9fbf69c598311283abdc09a0')
    assert.equal(hash.ofAddress('+12025550123'), '5972f96f19e374e73644ab34d19b621c')
  })

  test('gives one thing different names in different places', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.notEqual(hash.ofBorrower(text), hash.ofAddress(text))
      }),
    )
  })
})
