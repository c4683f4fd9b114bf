import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { en } from '../../../shared/local/page/browser/strings/en.ts'
import { zhHans } from '../../../shared/local/page/browser/strings/zh-hans.ts'

describe('the words of the page', () => {
  it('leave none empty in any language', () => {
    for (const words of [en, zhHans]) assert.deepEqual(emptyOnes(words), [])
  })

  it('in Chinese use full-width punctuation after Chinese characters', () => {
    const faults = allTexts(zhHans).filter((text) => /[\u4e00-\u9fff][,:;?]/.test(text))
    assert.deepEqual(faults, [])
  })
})

function emptyOnes(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value === 'object') return emptyOnes(value)
    return typeof value === 'string' && value.trim() === '' ? [key] : []
  })
}

function allTexts(words: object): string[] {
  return Object.values(words).flatMap((value) => {
    if (typeof value === 'object') return allTexts(value)
    return [typeof value === 'function' ? String(value('一', '二')) : String(value)]
  })
}
