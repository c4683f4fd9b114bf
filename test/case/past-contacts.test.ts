import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_CONTACTS, withinRoom } from '../../shared/case/past-contacts.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { aContact, LONG_AGO } from './factories.ts'

function contactsOf(count: number, of: (at: number) => Partial<RecentContact> = () => ({})): RecentContact[] {
  return Array.from({ length: count }, (_, at) => aContact({ id: `k-${at}`, at: LONG_AGO + at * MINUTE, ...of(at) }))
}

test('contacts that a plan has room for all stand', () => {
  const contacts = contactsOf(MOST_CONTACTS)
  assert.equal(withinRoom(contacts), contacts)
})

test('of too many the newest stand, in their order', () => {
  const kept = withinRoom(contactsOf(50_000))
  assert.equal(kept.length, MOST_CONTACTS)
  assert.deepEqual([kept[0]?.id, kept.at(-1)?.id], ['k-49000', 'k-49999'])
})

test('a rare contact is not crowded out by newer ones of another kind', () => {
  const visit = aContact({ id: 'visit', at: LONG_AGO - MINUTE, channel: 'agent', manner: 'visit' })
  const kept = withinRoom([visit, ...contactsOf(5_000)])
  assert.equal(kept[0]?.id, 'visit')
  assert.equal(kept.length, MOST_CONTACTS)
})

test('where each is of a kind of its own, the oldest go', () => {
  const kept = withinRoom(contactsOf(MOST_CONTACTS + 10, (at) => ({ point: `p-${at}` })))
  assert.deepEqual([kept.length, kept[0]?.id], [MOST_CONTACTS, 'k-10'])
})

test('whatever comes, the newest hundred of a kind stand, and one by one leaves as many as all at once', () => {
  const points = fc.array(fc.nat(3), { minLength: MOST_CONTACTS + 1, maxLength: MOST_CONTACTS + 60 })
  fc.assert(
    fc.property(points, (kinds) => {
      const all = contactsOf(kinds.length, (at) => ({ point: `p-${kinds[at]}` }))
      const kept = withinRoom(all)
      for (const kind of new Set(kinds)) {
        const newest = all.filter(({ point }) => point === `p-${kind}`).slice(-100)
        assert.ok(newest.every((each) => kept.includes(each)))
      }
      let oneByOne: readonly RecentContact[] = []
      for (const each of all) oneByOne = withinRoom([...oneByOne, each])
      assert.deepEqual(oneByOne, kept)
    }),
    { numRuns: 20 },
  )
})
