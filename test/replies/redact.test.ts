import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { redact, saysAnything } from '../../shared/replies/redact.ts'

const nobody = { names: [], references: [] }
const named = (...names: string[]) => ({ names, references: [] })

const CASES: readonly (readonly [string, string])[] = [
  ['ring +44 (0)7700 900123 please', 'ring [number] please'],
  ['电话１３８-００１３-８０００', '电话[number]'],
  ['打一三八零零一三八零零零', '打[number]'],
  ['٠٧٧٠٠٩٠٠١٢٣ رقم', '[number] رقم'],
  ['sort 12-34-56 acct 1234 5678', 'sort [number] acct [number]'],
  ['07700\u200b900\u200b123', '[number]'],
  ['born 12/05/1980, paid £1,250.50', 'born [number], paid £[number]'],
  ['in 2-3 weeks, on the 15th', 'in 2-3 weeks, on the 15th'],
  ['ada.example+x@mail.example, thanks', '[address], thanks'],
  ['我的邮箱是ada@mail.example谢谢', '我的邮箱是[address]谢谢'],
  ['me@почта.example or @ada_x', '[address] or [address]'],
  ['see https://face.example/ada and t.me/ada', 'see [address] and [address]'],
]

for (const [words, left] of CASES) {
  test(`of “${words}” leaves “${left}”`, () => assert.equal(redact(words, nobody), left))
}

test('a name that is known is left out, whole and in parts, in any case and with or without its marks', () => {
  const names = named('José Ángel O’Brien')
  assert.equal(redact('JOSE here, Mr Brien, angel', names), '[name] here, Mr [name], [name]')
  assert.equal(redact('I am Jose\u0301 ángel o’brien!', names), 'I am [name]!')
  assert.equal(redact('Joseph brings angels', names), 'Joseph brings angels')
})

test('a name in characters is left out wherever it stands, the given name too', () => {
  assert.equal(redact('我是王小明,小明在此', named('王小明')), '我是[name],[name]在此')
  assert.equal(redact('欧阳小明在此,小明', named('欧阳小明')), '[name]在此,[name]')
  assert.equal(redact('김철수입니다', named('김철수')), '[name]입니다')
})

test('what the lender and a house channel know somebody by is left out', () => {
  const known = { names: [], references: ['HB-loan.x', 'robin-in-chat', 'b'] }
  assert.equal(redact('hb-loan.x of Robin-in-chat, b', known), '[reference] of [reference], b')
})

test('other letters stay as they are', () => {
  for (const text of ['Café, naïve, Ünder', '한국어 메시지', '今天下班前', 'ไทย'])
    assert.equal(redact(text, nobody), text.normalize('NFC'))
})

test('nothing that is known is left, whatever stands around it', () => {
  const name = fc.stringMatching(/^[A-Za-z]{3,8} [A-Za-z]{3,8}$/)
  const figures = fc.stringMatching(/^\d{3,12}$/)
  const words = fc.string({ maxLength: 20 })
  fc.assert(
    fc.property(name, figures, words, words, (who, number, before, after) => {
      const left = redact(`${before} ${who} ${after} ${number}`, named(who)).replaceAll(/\[\w+\]/g, ' ')
      const parts = who.toLowerCase().split(' ')
      for (const part of parts)
        assert.ok(
          !left
            .toLowerCase()
            .split(/[^\p{L}\p{M}\p{N}]+/u)
            .includes(part),
        )
      assert.doesNotMatch(left, /\d{3}/)
    }),
  )
})

test('a pattern in a name is a text like any other', () => {
  assert.equal(redact('a .* b|c (x', named('.*', '(x', '[a-z]')), 'a [name] b|c [name]')
})

test('whatever a name is, it can be looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, words) => {
      redact(words, { names: [name], references: [name] })
    }),
  )
})

test('words of which nothing is left say nothing', () => {
  assert.equal(saysAnything(redact('07700 900123', nobody)), false)
  assert.equal(saysAnything('[name] 👍 !'), false)
  assert.equal(saysAnything('[name] 好'), true)
})
