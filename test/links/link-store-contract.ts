import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LINK_LIVES } from '../../shared/links/carried-link.ts'
import { issueLinks } from '../../shared/links/issue-links.ts'
import type { Link } from '../../shared/links/link.ts'
import type { LinkStore } from '../../shared/links/link-store.ts'

const NOW = Date.UTC(2026, 10, 27, 9)

export function aLink(overrides: Partial<Link> = {}): Link {
  return {
    borrower: 'b-1',
    for: ['page'],
    contact: 'c-1',
    channel: 'sms',
    point: 'sms-1',
    locale: 'zh-Hans',
    until: NOW + LINK_LIVES,
    ...overrides,
  }
}

/** What keeping links promises, in memory and on DynamoDB alike. */
export function linkStoreContract(where: string, open: () => Promise<LinkStore>): void {
  describe(`links ${where}`, () => {
    test('a link is found as it was put, and no other is', async () => {
      const links = await open()
      await links.put('r-1', aLink())
      await links.put('r-2', aLink({ channel: 'email', for: ['page', 'unsubscribe'] }))
      assert.deepEqual(await links.find('r-1'), aLink())
      assert.deepEqual((await links.find('r-2'))?.for, ['page', 'unsubscribe'])
      assert.equal(await links.find('r-3'), undefined)
    })

    test('a link that is revoked says since when, the first time', async () => {
      const links = await open()
      await links.put('r-1', aLink())
      await links.revoke('r-1', NOW)
      await links.revoke('r-1', NOW + 60_000)
      assert.deepEqual(await links.find('r-1'), aLink({ revokedAt: NOW }))
    })

    test('revoking what is not there makes nothing', async () => {
      const links = await open()
      await links.revoke('r-1', NOW)
      assert.equal(await links.find('r-1'), undefined)
    })

    test('a reference that is issued is found with what it stands for', async () => {
      const links = await open()
      const { until, for: purposes, ...contact } = aLink()
      const derive = (borrower: string, contact: string) => Buffer.from(`${borrower} ${contact}`.padEnd(32))
      const references = issueLinks({ links, derive, clock: { now: () => NOW } })
      const first = await references.issue(contact)
      const second = await references.issue({ ...contact, contact: 'c-2', channel: 'email' })
      assert.notEqual(first, second)
      assert.deepEqual(await links.find(first), aLink())
      assert.equal(references.again(contact.borrower, contact.contact), first)
      assert.deepEqual((await links.find(second))?.for, ['page', 'unsubscribe'])
    })
  })
}
