import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countSegments } from '../../shared/messages/segments.ts'

const counts: readonly (readonly [
  what: string,
  text: string,
  encoding: 'GSM-7' | 'UCS-2',
  units: number,
  segments: number,
])[] = [
  ['an empty text', '', 'GSM-7', 0, 1],
  ['160 letters', 'a'.repeat(160), 'GSM-7', 160, 1],
  ['161 letters', 'a'.repeat(161), 'GSM-7', 161, 2],
  ['two full parts', 'a'.repeat(306), 'GSM-7', 306, 2],
  ['one letter more than two parts', 'a'.repeat(307), 'GSM-7', 307, 3],
  ['é, which GSM-7 has', 'café', 'GSM-7', 4, 1],
  ['ç, which it has only as a capital', 'ça', 'UCS-2', 2, 1],
  ['the euro sign, which takes two', '€'.repeat(80), 'GSM-7', 160, 1],
  ['one euro sign too many', `${'€'.repeat(80)}a`, 'GSM-7', 161, 2],
  ['an escape that would be split', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
  ['an escape that just fits', `${'a'.repeat(151)}€${'a'.repeat(153)}`, 'GSM-7', 306, 2],
  ['a curly quote', `it’s ${'a'.repeat(65)}`, 'UCS-2', 70, 1],
  ['70 Chinese characters', '您'.repeat(70), 'UCS-2', 70, 1],
  ['71 Chinese characters', '您'.repeat(71), 'UCS-2', 71, 2],
  ['135 Chinese characters', '您'.repeat(135), 'UCS-2', 135, 3],
  ['an emoji, which is a pair', '😀'.repeat(35), 'UCS-2', 70, 1],
  ['an emoji that would be split', `${'您'.repeat(66)}😀${'您'.repeat(66)}`, 'UCS-2', 134, 3],
  ['a backtick, which GSM-7 lacks', '`', 'UCS-2', 1, 1],
  ['brackets and a bar', '[a|b]', 'GSM-7', 8, 1],
]

for (const [what, text, encoding, units, segments] of counts) {
  test(`counts ${what}: ${units} ${encoding}, ${segments}`, () => {
    assert.deepEqual(countSegments(text), { encoding, units, segments })
  })
}

test('never takes fewer segments for a longer text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '€', 'é', '您', '😀', '{'), maxLength: 400 })
  fc.assert(fc.property(text, text, (a, b) => countSegments(a + b).segments >= countSegments(a).segments))
})
