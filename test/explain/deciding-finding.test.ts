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
