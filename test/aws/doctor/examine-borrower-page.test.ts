import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineBorrowerPage } from '../../../shared/aws/doctor/examine-borrower-page.ts'
import type { PageLook } from '../../../shared/aws/doctor/look-at-page.ts'
import { DAY } from '../../../shared/time/instant.ts'

const NOW = Date.UTC(2026, 10, 27)
const WELL: PageLook = { status: 200, certifiedUntil: NOW + 90 * DAY }

const found = (look: Partial<PageLook>) => examineBorrowerPage('hb.example', async () => ({ ...WELL, ...look }), NOW)

test('a page that can be opened is fine, and no link is asked for', async () => {
  const asked: string[] = []
  const look = async (url: string) => {
    asked.push(url)
    return WELL
  }
  assert.deepEqual(await examineBorrowerPage('hb.example', look, NOW), [])
  assert.deepEqual(asked, ['https://hb.example/robots.txt'])
})

test('a domain at which something else answers, or nothing, blocks', async () => {
  assert.deepEqual(
    (await found({ status: 403 })).map(({ severity }) => severity),
    ['blocks'],
  )
  const nothing = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
  const [finding] = await examineBorrowerPage('hb.example', nothing, NOW)
  assert.equal(finding?.severity, 'blocks')
  assert.match(finding?.what ?? '', /ENOTFOUND.*every link leads nowhere/)
})

test('a certificate that ought to have renewed itself warns', async () => {
  assert.deepEqual(
    (await found({ certifiedUntil: NOW + 10 * DAY })).map(({ severity }) => severity),
    ['warns'],
  )
})
