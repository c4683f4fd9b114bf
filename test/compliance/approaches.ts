import assert from 'node:assert/strict'
import type { Borrower } from '../../shared/case/borrower.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import type { RulePack } from '../../shared/compliance/pack-schema.ts'
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import { type Instant, parseInstant } from '../../shared/time/instant.ts'

export const ALL_DAY = { from: 0, to: 1440 }

export const instant = (text: string): Instant => {
  const read = parseInstant(text)
  assert.ok(read !== undefined, `${text} is not an instant`)
  return read
}

export const borrower = (overrides: Partial<Borrower>): Borrower => ({
  id: 'b-1',
  name: 'Wang Fang',
  locales: ['en'],
  zones: [],
  jurisdictions: [],
  contactPoints: [],
  sourceVersion: 0,
  ...overrides,
})

export const approach = (overrides: Partial<Approach> = {}): Approach => ({
  channel: 'sms',
  purpose: 'overdue',
  point: { id: 'point-1', channel: 'sms', address: '+12025550100' },
  loans: ['loan-1'],
  daysPastDue: 3,
  ...overrides,
})

export const contact = (at: Instant, overrides: Partial<RecentContact> = {}): RecentContact => ({
  id: `contact-${at}`,
  at,
  channel: 'sms',
  point: 'point-1',
  purpose: 'overdue',
  tone: 'friendly',
  loans: ['loan-1'],
  outcome: 'sent',
  ...overrides,
})

/** A rule that is complete but for its kind. */
export const rule = (id: string, kind: object): object => ({
  id,
  sentence: 'A rule of a test.',
  status: 'house',
  actor: 'both',
  channels: ['sms', 'email', 'voice', 'webhook', 'agent'],
  ...kind,
})

export const pack = (rules: readonly object[], overrides: object = {}): RulePack => {
  const input = { id: 'test', version: '1', binds: 'jurisdictions', jurisdictions: ['GB'], rules, ...overrides }
  const parsed = parsePack(input)
  assert.ok('pack' in parsed, JSON.stringify(parsed))
  return parsed.pack
}

export const housePack = (rules: readonly object[]): RulePack => {
  const parsed = parsePack({ id: 'house', version: '1', binds: 'everyone', rules })
  assert.ok('pack' in parsed, JSON.stringify(parsed))
  return parsed.pack
}
