import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidingFinding } from '../../shared/explain/deciding-finding.ts'

test('a rest says more than a refusal, and a refusal more than a deferral', () => {
  const defer = { rule: 'US-F-HOURS', effect: 'defer' } as const
  const deny = { rule: 'no-contact-point', effect: 'deny' } as const
  const rest = { rule: 'promise-stands', effect: 'rest' } as const
  assert.equal(decidingFinding([defer, deny, rest]), rest)
  assert.equal(decidingFinding([defer, deny]), deny)
})

test('a rule says more than the strategy’s own calendar, and that more than nothing', () => {
  const later = { rule: 'not-yet', effect: 'defer' } as const
  const rule = { rule: 'US-MA-FREQ', effect: 'defer' } as const
  assert.equal(decidingFinding([later, rule]), rule)
  assert.equal(decidingFinding([later]), later)
  assert.equal(decidingFinding([{ rule: 'contact', effect: 'allow' }]), undefined)
})

test('a wait is told by what it waits for, not by another loan that rests for longer or for good', () => {
  const ended = { rule: 'loan-ended', effect: 'rest', loan: 'l-1' } as const
  const promised = { rule: 'promise-stands', effect: 'rest', loan: 'l-2', until: 900 } as const
  const later = { rule: 'not-yet', effect: 'defer', loan: 'l-3', until: 300 } as const
  assert.equal(decidingFinding([ended, promised, later], 300), later)
  assert.equal(decidingFinding([ended, later, promised], 900), promised)
  assert.equal(decidingFinding([ended], 300), ended)
  assert.equal(decidingFinding([ended, promised, later]), ended)
})
