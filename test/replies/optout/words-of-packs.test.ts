import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { keywordIn } from '../../../shared/replies/optout/keyword.ts'
import { isOneOf } from '../../../shared/replies/optout/one-of.ts'
import { understandReply } from '../../../shared/replies/understand-reply.ts'
import { context } from '../contexts.ts'

const optOuts = shippedPacks().flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'opt-out'))

describe('the words of the packs', () => {
  test('that stop are read as a stop, wherever the borrower is', () => {
    for (const { id, words = [] } of optOuts) {
      for (const word of words) {
        for (const written of [word, word.toUpperCase(), ` ${word.toLowerCase()}. `]) {
          const { intents } = understandReply(written, context({ channel: 'sms' }))
          assert.deepEqual(
            intents.map(({ intent }) => intent),
            ['stop'],
            `${id}: ${written}`,
          )
        }
      }
    }
  })

  test('that every carrier takes for a start are keywords too', () => {
    const lists = optOuts.flatMap(({ reopenWords }) => (reopenWords === undefined ? [] : [reopenWords]))
    const [first = [], ...others] = lists
    const shared = first.filter((word) => others.every((list) => list.includes(word)))
    assert.deepEqual(shared, ['START', 'UNSTOP'])
    for (const word of shared) assert.equal(keywordIn(word), 'start', word)
  })

  test('are known whatever their case, width and punctuation, and only as the whole of a reply', () => {
    assert.ok(isOneOf(['STOP ALL'], 'ｓｔｏｐ-all!'))
    assert.ok(isOneOf(['退订'], '「退订」'))
    assert.ok(!isOneOf(['END'], 'the end of the month'))
  })
})
