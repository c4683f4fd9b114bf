import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ClosedPoint } from '../../shared/case/case-file.ts'
import type { Plan } from '../../shared/case/plan.ts'
import { carriedLink, LINK_CARRIED, LINK_LIVES, newestCarrying, withLink } from '../../shared/links/carried-link.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aContact, aPlan, at } from '../case/factories.ts'

const BEGAN = at('2026-11-07T02:00:00Z')
const SMS = { channel: 'sms', point: 'sms-1' } as const
const EN = { ...SMS, locale: 'en' }

function aPlanWith(links: Plan['links'], ...contacts: readonly Parameters<typeof aContact>[0][]): Plan {
  return aPlan({ contacts: contacts.map((each) => aContact({ ...SMS, ...each })), ...(links && { links }) })
}

describe('a link that messages go on with', () => {
  const plan = aPlanWith([{ contact: 'k-1', locale: 'en' }], { id: 'k-1', at: BEGAN })
  const carried = (wanted: typeof EN | Readonly<Record<'channel', 'email'>>, now: number, closed: ClosedPoint[] = []) =>
    carriedLink({ plan, closedPoints: closed }, { ...EN, ...wanted }, now)?.contact

  test('is carried for sixty days by messages to the same address in the same language', () => {
    assert.equal(carried(EN, BEGAN + HOUR), 'k-1')
    assert.equal(carried(EN, BEGAN + LINK_CARRIED - 1), 'k-1')
    assert.equal(carried(EN, BEGAN + LINK_CARRIED), undefined)
    assert.equal(carried({ ...EN, channel: 'email' } as never, BEGAN + HOUR), undefined)
    assert.equal(carried({ ...EN, point: 'sms-2' } as never, BEGAN + HOUR), undefined)
    assert.equal(carried({ ...EN, locale: 'zh-Hans' }, BEGAN + HOUR), undefined)
  })

  test('ends where the address was closed since, whatever was consented to later', () => {
    const closed = (since: number): ClosedPoint[] => [{ point: 'sms-1', since, why: 'wrong-number' }]
    assert.equal(carried(EN, BEGAN + 2 * DAY, closed(BEGAN + DAY)), undefined)
    assert.equal(carried(EN, BEGAN + 2 * DAY, closed(BEGAN - DAY)), 'k-1')
  })

  test('is forgotten with the contact that began it', () => {
    const bare = aPlanWith([{ contact: 'k-1', locale: 'en' }])
    assert.equal(carriedLink({ plan: bare, closedPoints: [] }, EN, BEGAN), undefined)
  })

  test('takes the place of the one before it to the same address, and leaves those to others', () => {
    const two = aPlanWith(
      [
        { contact: 'k-1', locale: 'en' },
        { contact: 'k-2', locale: 'en' },
      ],
      { id: 'k-1', at: BEGAN },
      { id: 'k-2', at: BEGAN, channel: 'email', point: 'email-1' },
      { id: 'k-3', at: BEGAN + DAY },
    )
    const contacts = (now: number) =>
      withLink(two, { contact: 'k-3', locale: 'en' }, now).links?.map(({ contact }) => contact)
    assert.deepEqual(contacts(BEGAN + DAY), ['k-2', 'k-3'])
    assert.deepEqual(contacts(BEGAN + LINK_CARRIED), ['k-3'])
  })

  test('is answered as the newest message that carries it, and not as one that never left or carries another', () => {
    const many = aPlanWith(
      [{ contact: 'k-6', locale: 'en' }],
      { id: 'k-1', at: BEGAN },
      { id: 'k-2', at: BEGAN + DAY },
      { id: 'k-3', at: BEGAN + 2 * DAY, outcome: 'failed' },
      { id: 'k-4', at: BEGAN + 3 * DAY, inbound: true },
      { id: 'k-5', at: BEGAN + 4 * DAY, channel: 'email', point: 'email-1' },
      { id: 'k-6', at: BEGAN + 5 * DAY },
      { id: 'k-7', at: BEGAN + 6 * DAY },
    )
    const newest = (contact: string, at = BEGAN) => newestCarrying({ ...SMS, contact, until: at + LINK_LIVES }, many)
    assert.equal(newest('k-1'), 'k-2')
    assert.equal(newest('k-6', BEGAN + 5 * DAY), 'k-7')
  })

  test('is answered as the newest message too where the one that began it is long forgotten', () => {
    const later = aPlanWith([], { id: 'k-2', at: BEGAN + 50 * DAY }, { id: 'k-3', at: BEGAN + LINK_CARRIED })
    const newest = (at: number) => newestCarrying({ ...SMS, contact: 'k-1', until: at + LINK_LIVES }, later)
    assert.equal(newest(BEGAN), 'k-2')
    assert.equal(newest(BEGAN - 20 * DAY), 'k-1')
  })
})
