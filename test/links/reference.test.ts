import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isReference, RANDOM_BYTES, referenceFrom } from '../../shared/links/reference.ts'

const random = fc.uint8Array({ minLength: RANDOM_BYTES, maxLength: RANDOM_BYTES })

test('a reference has eleven letters and digits, whatever it is made from', () => {
  fc.assert(fc.property(random, (bytes) => isReference(referenceFrom(bytes))))
  assert.equal(referenceFrom(new Uint8Array(RANDOM_BYTES)), '00000000000')
})

test('other random bytes give another reference', () => {
  fc.assert(fc.property(random, random, (a, b) => Buffer.compare(a, b) === 0 || referenceFrom(a) !== referenceFrom(b)))
})

test('a reference holds more than 64 bits', () => {
  assert.ok(11 * Math.log2(62) > 64)
})

test('too little chance makes no reference', () => {
  assert.throws(() => referenceFrom(new Uint8Array(8)), /16 random bytes/)
})

test('nothing else is taken for a reference', () => {
  for (const other of ['', 'stop', '1a2b3c4d5e', '1a2b3c4d5e6f', '../../etc/p']) assert.equal(isReference(other), false)
})
