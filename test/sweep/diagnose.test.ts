import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import { withClaim } from '../../shared/case/plan-changes.ts'
import { LEASE } from '../../shared/reconcile/stale-claim.ts'
import type { SendingState } from '../../shared/sending/sending-state.ts'
import { diagnose } from '../../shared/sweep/diagnose.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aLoan, aPayment, aPlan, aPolicy, at } from '../case/factories.ts'
import { aRoom, CHANGE, LIVE } from '../reconcile/room-factory.ts'

const policy = aPolicy()
const before = at('2026-11-01T10:00:00+08:00')
const due = at('2026-11-07T09:00:00+08:00')

/** A case as the room left it. */
async function planned(caseFile: CaseFile = aCase(), now = before): Promise<CaseFile> {
  const room = aRoom({ caseFile, now, policy })
  await room.through(CHANGE)
  const stored = room.store.peek(caseFile.borrower.id)
  if (stored === undefined) throw new Error('the case is gone')
  return stored
}

const look = (caseFile: CaseFile, now = before, state: SendingState = LIVE) => diagnose(caseFile, state, policy, now)
const withPlan = (caseFile: CaseFile, plan: Partial<CaseFile['plan']>) => ({
  ...caseFile,
  plan: { ...caseFile.plan, ...plan },
})

describe('a sweep finds nothing wrong with a case', () => {
  test('that the room has just planned, waiting or at rest', async () => {
    assert.equal(look(await planned()), undefined)
    assert.equal(look(await planned(aCase({ payments: [aPayment({ at: before - DAY })] }))), undefined)
  })

  test('whose contact is due and may still be in its queue', async () => {
    const caseFile = await planned()
    assert.equal(look(caseFile, due + 14 * MINUTE), undefined)
  })

  test('that someone is sending for at this moment', async () => {
    assert.equal(look(claimed(await planned()), due + LEASE - 1), undefined)
  })

  test('that a pause holds back, as long as its alarm will ring', async () => {
    const paused: SendingState = {
      ...LIVE,
      pauses: [{ id: 'p', scope: { of: 'all' }, by: 'maya', why: 'a look', from: before }],
    }
    const now = due + HOUR
    const held = withPlan(await planned(), { next: now + 10 * MINUTE, alarm: now + 10 * MINUTE })
    assert.equal(look(held, now, paused), undefined)
    assert.equal(look(withPlan(held, { alarm: now - 1 }), now, paused)?.repair, 'overdue-plan')
  })
})

describe('a sweep finds', () => {
  test('a claim whose lease is over', async () => {
    assert.deepEqual(look(claimed(await planned()), due + LEASE), { repair: 'stuck-claim' })
  })

  test('a contact that is due and that nobody looked at, with its step and channel', async () => {
    const found = look(await planned(), due + 16 * MINUTE)
    assert.deepEqual(found, { repair: 'overdue-plan', channel: 'sms', step: 'before-due', planned: due, due })
  })

  test('a case that was never planned, waiting or at rest', () => {
    assert.equal(look(aCase())?.repair, 'never-planned')
    assert.equal(look(aCase({ payments: [aPayment({ at: before - DAY })] }))?.repair, 'never-planned')
  })

  test('a plan of another strategy or other packs whose answer is not the same', async () => {
    const old = withPlan(await planned(), { strategy: 'another 1', next: due + DAY, alarm: due + DAY })
    assert.deepEqual(look(old), { repair: 'other-versions', channel: 'sms', planned: due + DAY, due })
    const same = withPlan(await planned(), { strategy: 'another 1' })
    assert.equal(look(same), undefined)
  })

  test('a plan that is simply wrong, one that waits for a case at rest among them', async () => {
    const caseFile = await planned()
    assert.equal(look(withPlan(caseFile, { next: due - 1 }))?.repair, 'other-decision')
    const paid = { ...caseFile, payments: [aPayment({ at: before })] }
    assert.equal(look(paid)?.repair, 'other-decision')
  })

  test('an alarm that is lost, that has rung, or that would ring too late', async () => {
    const caseFile = await planned()
    assert.equal(look({ ...caseFile, plan: { ...caseFile.plan, alarm: undefined } })?.repair, 'lost-alarm')
    assert.equal(look(withPlan(caseFile, { alarm: before }))?.repair, 'lost-alarm')
    assert.equal(look(withPlan(caseFile, { alarm: due + 1 }))?.repair, 'lost-alarm')
    assert.equal(look(withPlan(caseFile, { alarm: due - DAY })), undefined)
  })

  test('what was only observed, once the stage is live', async () => {
    const observed = aContact({ at: due, outcome: 'observed' })
    const done = {
      loan: 'l-1',
      subject: '1',
      step: 'before-due',
      channel: 'sms',
      contact: 'k-1',
      outcome: 'observed',
    } as const
    const caseFile = aCase({ plan: aPlan({ arm: 'all', ...policy.versions, contacts: [observed], done: [done] }) })
    const now = due + HOUR
    assert.equal(look(caseFile, now, { ...LIVE, mode: 'observe' })?.repair, 'other-decision')
    assert.equal(look(caseFile, now)?.repair, 'overdue-plan')
  })
})

test('a case of a borrower with two loans is diagnosed once, by what the room would do', async () => {
  const caseFile = aCase({ borrower: aBorrower({ id: 'b-2' }), loans: [aLoan(), aLoan({ id: 'l-2' })] })
  assert.equal(look(await planned(caseFile)), undefined)
})

function claimed(caseFile: CaseFile): CaseFile {
  const decision = decide(caseFile, policy, due)
  if (decision.kind !== 'contact') throw new Error('the test needs a contact that is due')
  return { ...caseFile, plan: withClaim(caseFile.plan, decision.contact, 'theirs', due) }
}
