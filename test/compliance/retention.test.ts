import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { retentionFault, retentionUnder } from '../../shared/compliance/retention.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { pack, rule } from './approaches.ts'

const keep = (id: string, bounds: object, more: object = {}) =>
  rule(id, { kind: 'retention', since: 'contact', ...bounds, ...more })
const years = (count: number) => ({ count, unit: 'years' })

describe('how long records are kept', () => {
  test('is the longest of what must be, and no longer than what may be', () => {
    const rules = [keep('A', { atLeast: years(2) }), keep('B', { atLeast: years(5) }), keep('C', { atMost: years(6) })]
    const retention = retentionUnder([pack(rules)], 'first')
    assert.equal(retentionFault(1_829, retention)?.rules.join(), 'B')
    assert.equal(retentionFault(1_830, retention), undefined)
    assert.equal(retentionFault(2_190, retention), undefined)
    assert.equal(retentionFault(2_191, retention)?.rules.join(), 'C')
  })

  test('is nothing where rules contradict each other, and both are named', () => {
    const retention = retentionUnder(
      [pack([keep('A', { atLeast: years(2) }), keep('B', { atMost: years(1) })])],
      'first',
    )
    assert.deepEqual(retentionFault(700, retention)?.rules, ['A', 'B'])
  })

  test('is not bound by rules for others', () => {
    const own = pack([keep('A', { atLeast: years(3) }, { actor: 'third' })])
    assert.equal(retentionFault(1, retentionUnder([own], 'first')), undefined)
    assert.equal(retentionFault(1, retentionUnder([own], 'third'))?.rules.join(), 'A')
  })

  test('under the packs that come with Duewell is five years at least, and the default keeps to it', () => {
    const retention = retentionUnder(shippedPacks(), 'first')
    assert.equal(retention.atLeast?.rule, 'CN-CFC-5Y')
    assert.equal(retentionFault(2_557, retention), undefined)
  })
})
