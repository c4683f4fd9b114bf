import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, stepDocument, strategyDocument } from './strategy-documents.ts'

test('a step names only arms that exist', () => {
  const errors = refused(
    strategyDocument({ arms: [{ id: 'a', share: 1 }], steps: [stepDocument({ arms: ['a', 'b'] })] }),
  )
  assert.deepEqual(paths(errors), ['/steps/0/arms/1'])
  assert.equal(errors[0]?.problem, 'there is no arm "b"')
})

test('without arms of its own a strategy has the arm "all" and no other', () => {
  accepted(strategyDocument({ steps: [stepDocument({ arms: ['all'] })] }))
  assert.deepEqual(paths(refused(strategyDocument({ steps: [stepDocument({ arms: ['a'] })] }))), ['/steps/0/arms/0'])
})

test('two arms never share an id', () => {
  const arms = [
    { id: 'a', share: 1 },
    { id: 'a', share: 2 },
  ]
  assert.deepEqual(paths(refused(strategyDocument({ arms }))), ['/arms/1/id'])
})

test('a strategy of control arms only is refused', () => {
  assert.deepEqual(paths(refused(strategyDocument({ arms: [{ id: 'a', share: 1, contact: false }] }))), ['/arms'])
})

test('arms that can not be read do not make the arms of every step unknown', () => {
  const document = strategyDocument({ arms: [{ id: 'a', share: 0 }], steps: [stepDocument({ arms: ['a'] })] })
  assert.deepEqual(paths(refused(document)), ['/arms/0/share'])
})
