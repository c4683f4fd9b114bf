import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ContactPoint } from '../../shared/case/borrower.ts'
import type { CaseFile, ClosedPoint } from '../../shared/case/case-file.ts'
import { mirrorOptOuts } from '../../shared/optouts/mirror-opt-outs.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aBorrower, aCase, at } from '../case/factories.ts'
import { aList, aMirror } from './mirror-room.ts'

const NOW = at('2026-11-12T10:00:00Z')
const NUMBER = '+447700900123'
const always = () => true

function aPerson(
  id: string,
  number = NUMBER,
  point: Partial<ContactPoint> = {},
  closed: Partial<ClosedPoint>[] = [],
): CaseFile {
  const contactPoint = { id: `#${number}`, channel: 'sms', address: number, ...point } as const
  const closedPoints = closed.map((each) => ({
    point: `#${number}`,
    since: NOW - DAY,
    why: 'opted-out' as const,
    ...each,
  }))
  return aCase({ borrower: aBorrower({ id, contactPoints: [contactPoint] }), closedPoints })
}
const listed = (since?: number) => ({
  address: NUMBER,
  why: 'opted-out' as const,
  ...(since !== undefined && { since }),
})

describe('what a provider lists', () => {
  test('closes the address for everybody behind it, since when it says, and for whoever comes later', async () => {
    const { list } = aList([listed(NOW - DAY)])
    const mirror = aMirror([list], [aPerson('b-1'), aPerson('b-2')], NOW)
    assert.equal((await mirrorOptOuts(mirror.ports, always)).taken, 1)
    for (const id of ['b-1', 'b-2']) assert.equal(mirror.closed(id)[0]?.since, NOW - DAY)
    mirror.store.open(aPerson('b-3'))
    assert.equal(mirror.stops.stopOf(`#${NUMBER}`)?.why, 'opted-out')
  })

  test('does nothing a second time, and neither today nor tomorrow', async () => {
    const { list } = aList([listed(NOW - DAY)])
    const mirror = aMirror([list], [aPerson('b-1')], NOW)
    await mirrorOptOuts(mirror.ports, always)
    const nothing = { taken: 0, put: 0, removed: 0, done: true }
    assert.deepEqual(await mirrorOptOuts(mirror.ports, always), nothing)
    mirror.held.now = NOW + DAY
    assert.deepEqual(await mirrorOptOuts(mirror.ports, always), nothing)
  })

  test('without a date counts as of when it was first seen, so that later consent is not overruled day by day', async () => {
    const { list } = aList([listed()], { name: 'sns' })
    const mirror = aMirror([list], [aPerson('b-1')], NOW)
    await mirrorOptOuts(mirror.ports, always)
    mirror.held.now = NOW + DAY
    await mirrorOptOuts(mirror.ports, always)
    assert.deepEqual(
      mirror.closed().map(({ since }) => since),
      [NOW],
    )
  })
})

describe('what closed here', () => {
  test('is put on the list, whether stopped, wrong or complained about, and once', async () => {
    for (const why of ['opted-out', 'wrong-number', 'complaint'] as const) {
      const { list, did } = aList([])
      const mirror = aMirror([list], [aPerson('b-1', NUMBER, {}, [{ why }])], NOW)
      assert.equal((await mirrorOptOuts(mirror.ports, always)).put, 1)
      mirror.held.now = NOW + DAY
      await mirrorOptOuts(mirror.ports, always)
      assert.deepEqual(did, [`put ${NUMBER}`])
    }
  })

  test('for a bounce is the provider’s own knowledge, and an open or another channel’s address is none of its business', async () => {
    const { list, did } = aList([])
    const bounced = aPerson('b-1', NUMBER, {}, [{ why: 'bounced' }])
    const mail = aPerson('b-2', NUMBER, { channel: 'email' }, [{}])
    const mirror = aMirror([list], [bounced, mail, aPerson('b-3', '+447700900124')], NOW)
    await mirrorOptOuts(mirror.ports, always)
    assert.deepEqual(did, [])
  })

  test('and was opened again by consent or a START of later than the list’s own date comes off it', async () => {
    const open = [
      aPerson('b-1', NUMBER, { consent: { at: NOW - HOUR, source: 'branch' } }, [{}]),
      aPerson('b-1', NUMBER, {}, [{ reopenedAt: NOW - HOUR }]),
    ]
    for (const person of open) {
      const { list, did } = aList([listed(NOW - DAY)])
      assert.equal((await mirrorOptOuts(aMirror([list], [person], NOW).ports, always)).removed, 1)
      assert.deepEqual(did, [`remove ${NUMBER}`])
    }
    const { list, did } = aList([listed(NOW - HOUR / 2)])
    await mirrorOptOuts(aMirror([list], [open[0]!], NOW).ports, always)
    assert.deepEqual(did, [], 'an opt-out of after the consent stays')
  })

  test('goes nowhere where the house only reads the list', async () => {
    const { list } = aList([])
    const { put, remove, ...readOnly } = list
    const mirror = aMirror([readOnly], [aPerson('b-1', NUMBER, {}, [{}])], NOW)
    assert.deepEqual(await mirrorOptOuts(mirror.ports, always), { taken: 0, put: 0, removed: 0, done: true })
  })

  test('and was refused by the list is told, and the round goes on', async () => {
    const { list, did } = aList([])
    const put = async (address: string) =>
      address === NUMBER ? Promise.reject(new Error(address)) : list.put?.(address)
    const other = '+447700900124'
    const people = [aPerson('b-1', NUMBER, {}, [{}]), aPerson('b-2', other, {}, [{}])]
    const mirror = aMirror([{ ...list, put }], people, NOW)
    assert.equal((await mirrorOptOuts(mirror.ports, always)).done, true)
    assert.deepEqual([did, mirror.held.refused], [[`put ${other}`], ['end-user-messaging']])
  })
})

describe('a round that has no time left', () => {
  test('goes on behind the last case when it is started again, also on the next day', async () => {
    const { list, did } = aList([])
    const people = [1, 2, 3].map((each) => aPerson(`b-${each}`, `+44770090012${each}`, {}, [{}]))
    const mirror = aMirror([list], people, NOW)
    let left = 2
    const first = await mirrorOptOuts(mirror.ports, () => --left > 0)
    assert.deepEqual([first.done, did.length], [false, 2])
    mirror.held.now = NOW + DAY
    mirror.held.scanned.length = 0
    assert.equal((await mirrorOptOuts(mirror.ports, always)).done, true)
    assert.deepEqual([mirror.held.scanned, did.length], [['b-3'], 3])
  })

  test('puts nothing on a list that it has not read to its end', async () => {
    const { list, did } = aList([listed(NOW - DAY)])
    const mirror = aMirror([list], [aPerson('b-9', '+447700900129', {}, [{}])], NOW)
    assert.deepEqual(await mirrorOptOuts(mirror.ports, () => false), { taken: 1, put: 0, removed: 0, done: false })
    assert.deepEqual([did, mirror.held.progress], [[], undefined])
  })

  test('that ends in a crash is done again, with the same result', async () => {
    const { list, did } = aList([listed(NOW - DAY)])
    const mirror = aMirror([list], [aPerson('b-1'), aPerson('b-2', '+447700900124', {}, [{}])], NOW)
    const { keep } = mirror.ports.ledger
    const ledger = { ...mirror.ports.ledger, keep: async () => Promise.reject(new Error('down')) }
    await assert.rejects(mirrorOptOuts({ ...mirror.ports, ledger }, always))
    await mirrorOptOuts({ ...mirror.ports, ledger: { ...ledger, keep } }, always)
    assert.deepEqual([mirror.closed().length, did], [1, ['put +447700900124']])
  })
})
