import fc from 'fast-check'
import { PLANTED } from './planted.ts'

/** Texts on which readers have broken before: each a class of its own, short enough to be read in a failure. */
export const KNOWN_BAD: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uFEFF',
  '\uD83D',
  'a\uDE00',
  '\u202Eevil',
  '\u2028',
  '\r',
  '\r\n',
  '"',
  '""',
  '",',
  "'",
  '\\',
  '\\u0000',
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://a.example","x")',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '{}',
  '[]',
  '{"__proto__":{"polluted":true}}',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '9007199254740993',
  '999999999999999',
  '00000000000000000001',
  '0x10',
  '1_000',
  '\u0661\u0662\u0663',
  '2026-02-31',
  '0000-00-00',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31T23:59:59Z',
  '1970-01-01T00:00:00-99:99',
  '../../etc/passwd',
  '$(id)',
  '$' + '{7*7}',
  '{{constructor}}',
  "'; DROP TABLE cases; --",
  '<script>alert(1)</script>',
  'BORROWER#b-1',
  'b-1#LOAN',
  ...Object.values(PLANTED),
]

/** Long texts by which a reader of more than linear time, or an item without a limit, shows itself. */
const LONG: readonly string[] = ['a', '1', ' ', '\0', '(', '"', ';en', ' 1', 'é', '\u{1F600}', '1.', 'a@'].map((part) =>
  part.repeat(Math.ceil(3_000 / part.length)),
)

/** Any text that a stranger may send: known to be bad, long, or random characters of all planes. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...KNOWN_BAD), weight: 4 },
  { arbitrary: fc.constantFrom(...LONG), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 2 },
  { arbitrary: fc.string({ maxLength: 40 }), weight: 2 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...KNOWN_BAD), fc.string({ maxLength: 8 })).map((parts) => parts.join('')),
    weight: 1,
  },
)

/** A text that was damaged on its way: cut, doubled, or with something strange in it. */
export function damaged(sample: string): fc.Arbitrary<string> {
  const place = fc.nat(Math.max(0, sample.length))
  return fc
    .tuple(place, place, fc.constantFrom('cut', 'double', 'insert', 'replace'), hostileText)
    .map(([one, other, how, text]) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const part = sample.slice(from, to)
      const middle = { cut: '', double: part + part, insert: text + part, replace: text }[how]
      return sample.slice(0, from) + middle + sample.slice(to)
    })
}
