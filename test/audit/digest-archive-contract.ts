import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { DigestArchive } from '../../shared/audit/digest-archive.ts'
import { type Link, sealLink } from '../../shared/audit/link.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { day } from '../case/factories.ts'

const MONDAY = day('2026-11-02')

export async function linksOf(archive: DigestArchive): Promise<readonly Link[]> {
  const links: Link[] = []
  for await (const link of archive.links()) links.push(link)
  return links
}

/** What keeping digests promises, in memory and in S3 alike. */
export function digestArchiveContract(where: string, open: (t: TestContext) => Promise<DigestArchive>): void {
  const link = (on: number, previous?: Link) =>
    sealLink({ day: on, batches: [], entries: 0, ...(previous && { previous: previous.digest }) }, sha256)

  describe(`the archive of digests ${where}`, () => {
    test('begins with nothing', async (t) => {
      const archive = await open(t)
      assert.equal(await archive.firstDay(), undefined)
      assert.deepEqual(await archive.batchesOf(MONDAY), [])
      assert.equal(await archive.readBatch(MONDAY, 'a'), undefined)
      assert.equal(await archive.latestLink(), undefined)
    })

    test('keeps batches by their day, and gives them back in the order of their names', async (t) => {
      const archive = await open(t)
      for (const name of ['c', 'a', 'b']) await archive.putBatch(MONDAY, name, `${name} 还款\n`)
      await archive.putBatch(MONDAY + 1, 'd', 'd\n')
      assert.equal(await archive.firstDay(), MONDAY)
      assert.deepEqual(await archive.batchesOf(MONDAY), ['a', 'b', 'c'])
      assert.equal(await archive.readBatch(MONDAY, 'b'), 'b 还款\n')
      assert.equal(await archive.readBatch(MONDAY, 'd'), undefined)
    })

    test('what was put is never changed', async (t) => {
      const archive = await open(t)
      await archive.putBatch(MONDAY, 'a', 'first\n')
      await archive.putBatch(MONDAY, 'a', 'second\n')
      assert.equal(await archive.readBatch(MONDAY, 'a'), 'first\n')
      const first = link(MONDAY)
      await archive.putLink(first)
      await archive.putLink({ ...first, entries: 9 })
      assert.deepEqual(await archive.latestLink(), first)
    })

    test('gives links back in the order of their days', async (t) => {
      const archive = await open(t)
      const first = link(MONDAY)
      const [second, third] = [link(MONDAY + 1, first), link(MONDAY + 2)]
      for (const each of [third, first, second]) await archive.putLink(each)
      assert.deepEqual(await linksOf(archive), [first, second, third])
      assert.deepEqual(await archive.latestLink(), third)
    })
  })
}
