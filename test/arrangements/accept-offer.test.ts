import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptOffer, type Choice } from '../../shared/arrangements/accept-offer.ts'
import { offersFor } from '../../shared/arrangements/offers-for.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import { formatDay } from '../../shared/time/instant.ts'
import { aCase, aPolicy, at } from '../case/factories.ts'
import { arrangementsWith } from './arrangement-policies.ts'

const policy = aPolicy()
const NOW = at('2026-11-18T11:00:00+08:00')
const arrangements = arrangementsWith({ atOnce: { parts: 2, days: 60 } })
const CHOICE: Choice = { id: 'r-17', borrower: 'b-1', at: NOW, source: 'page', by: 'borrower' }

function choose(id: string, choice: Partial<Choice> = {}, caseFile: CaseFile = aCase()) {
  const found = offersFor({ caseFile, loan: caseFile.loans[0]!, arrangements, policy, now: NOW })
  const offer = 'offers' in found ? found.offers.find((each) => each.id === id) : undefined
  assert.ok(offer)
  return acceptOffer(offer, { ...CHOICE, ...choice }, arrangements, policy.rulebook.rulesFor(caseFile.borrower))
}

test('an offer that is approved at once becomes an arrangement with instalments of its own', () => {
  const chosen = choose('monthly-2')
  assert.ok(chosen.is === 'accepted')
  const { hold, asks } = chosen
  assert.deepEqual(
    hold.instalments.map(({ id, dueOn, amount }) => [id, formatDay(dueOn), amount]),
    [
      ['r-17.1', '2026-11-19', 60_000],
      ['r-17.2', '2026-12-21', 60_000],
    ],
  )
  assert.equal(asks.type, 'arrangement-accepted')
  assert.deepEqual(asks.instalments, hold.instalments)
  assert.deepEqual([asks.terms, formatDay(asks.answerBy)], ['test@1/usual', '2026-11-23'])
})

test('its instalments are reminded of from then on', () => {
  const chosen = choose('monthly-2')
  assert.ok(chosen.is === 'accepted')
  const accepted = aCase({ holds: [chosen.hold] })
  const decision = decide(accepted, policy, NOW)
  assert.ok(decision.findings.some(({ rule }) => rule === 'arrangement-stands'))
  assert.ok(decision.kind === 'contact')
  assert.equal(decision.contact.loans[0].subject, 'r-17.1')
})

test('one that waits for a person becomes work for one, and nothing stands yet', () => {
  const chosen = choose('monthly-3')
  assert.ok(chosen.is === 'proposed')
  assert.equal(chosen.asks.type, 'arrangement-proposed')
  assert.deepEqual([chosen.task.kind, chosen.task.loan, chosen.task.id], ['review', 'l-1', 'arrangement.l-1.r-17'])
  assert.doesNotMatch(chosen.task.about, /\d{3}/)
})

test('a person who agrees needs no other person', () => {
  assert.equal(choose('monthly-3', { by: 'person' }).is, 'accepted')
})

test('the same choice twice is the same arrangement', () => {
  assert.deepEqual(choose('monthly-2'), choose('monthly-2'))
})

test('ids of parts fit, however long the choice’s own', () => {
  const chosen = choose('monthly-2', { id: 'r'.repeat(64) })
  assert.ok(chosen.is === 'accepted')
  for (const { id } of chosen.hold.instalments) assert.ok(id.length <= 64)
})
