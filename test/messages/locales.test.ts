import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readableLocales } from '../../shared/messages/locales.ts'

const SHIPPED = ['en', 'zh-Hans', 'zh-Hant']

const reads: readonly (readonly [tag: string, shipped: string | undefined])[] = [
  ['en', 'en'],
  ['en-GB', 'en'],
  ['en-NG', 'en'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh-Hans-TW', 'zh-Hans'],
  ['en-u-ca-buddhist', 'en'],
  ['yue-HK', undefined],
  ['es', undefined],
]

for (const [tag, shipped] of reads) {
  test(`a reader of ${tag} reads ${shipped ?? 'none of the shipped languages'}`, () => {
    assert.equal(
      readableLocales(tag).find((locale) => SHIPPED.includes(locale)),
      shipped,
    )
  })
}

test('a reader of Serbian in Latin script is not given Cyrillic', () => {
  assert.ok(!readableLocales('sr-Latn').includes('sr'))
  assert.ok(readableLocales('sr-RS').includes('sr'))
})
