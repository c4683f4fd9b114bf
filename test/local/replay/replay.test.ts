import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import { type LoggedContact, replay } from '../../../shared/local/replay/replay.ts'
import { replayHouse } from '../../../shared/local/replay/replay-house.ts'
import type { ReplayRow } from '../../../shared/local/replay/replay-row.ts'
import { SeededRandom } from '../../../shared/portfolio/random.ts'
import { DAY, MINUTE } from '../../../shared/time/instant.ts'
import { at, day } from '../../case/factories.ts'
import { aReplayRow } from './replay-files.ts'

const policy = localPolicy({ packs: [replayHouse()], channels: ['sms', 'email'] })

/** Made-up loans, several a borrower, approved at any hour, most of them paid late. */
function manyLoans(count: number): readonly ReplayRow[] {
  const random = new SeededRandom(7)
  return Array.from({ length: count }, (_, n) => {
    const approvedAt = at('2017-03-01T00:00:00+01:00') + random.whole(0, 90 * 24 * 60) * MINUTE
    const dueOn = Math.floor(approvedAt / DAY) + 15
    const firstPaidAt = (dueOn + random.whole(-5, 25)) * DAY + random.whole(0, 24 * 60) * MINUTE
    return aReplayRow({
      borrower: `B${random.whole(1, count / 4)}`,
      loan: `L${n}`,
      approvedAt,
      dueOn,
      firstPaidAt,
      closedAt: firstPaidAt + 15 * MINUTE,
    })
  })
}

const text = (log: readonly LoggedContact[]) => log.map((contact) => JSON.stringify(contact)).join('\n')

test('the same file gives the same log, byte for byte', async () => {
  const rows = manyLoans(200)
  const log = await replay(rows, policy)
  assert.ok(log.length > 200)
  assert.equal(text(log), text(await replay(rows, policy)))
})

test('logs contacts in the order of their instants, each with what is needed to check it', async () => {
  const log = await replay([aReplayRow()], policy)
  const instants = log.map((contact) => contact.at)
  assert.deepEqual(instants, instants.toSorted())
  const [first] = log
  assert.equal(first?.at.slice(0, 10), '2017-03-28')
  assert.deepEqual(
    { ...first, at: '', findings: [] },
    {
      at: '',
      borrower: 'B1',
      loan: 'L1',
      channel: 'sms',
      step: 'before-due',
      segments: 1,
      findings: [],
    },
  )
  assert.deepEqual(first?.findings, [{ rule: 'contact', effect: 'allow', step: 'before-due', channel: 'sms' }])
})

test('a loan that is paid before a contact stops it, even at its very instant', async () => {
  const [first] = await replay([aReplayRow()], policy)
  const contactedAt = at(first?.at ?? '')
  const paid = (firstPaidAt: number) => replay([aReplayRow({ firstPaidAt })], policy)
  assert.deepEqual(await paid(contactedAt - DAY), [])
  assert.deepEqual(await paid(contactedAt), [])
  assert.equal((await paid(contactedAt + 1)).length, 1)
})

test('a loan that was closed is not spoken of, though no payment is known', async () => {
  const row = aReplayRow({ closedAt: at('2017-03-20T12:00:00+01:00') })
  assert.deepEqual(await replay([row], policy), [])
})

test('nobody hears of a loan before it was approved', async () => {
  const approvedAt = at('2017-03-30T12:00:00+01:00')
  const log = await replay([aReplayRow({ approvedAt }), aReplayRow({ borrower: 'B2', loan: 'L2' })], policy)
  const own = log.filter(({ borrower }) => borrower === 'B1')
  assert.ok(own.length > 0 && own.every((contact) => at(contact.at) >= approvedAt))
})

test('speaks of loans that are due together in one contact, and lists them', async () => {
  const log = await replay([aReplayRow(), aReplayRow({ loan: 'L2' })], policy)
  assert.deepEqual(log[0]?.loan, ['L1', 'L2'])
})

test('keeps 08:00 to 20:00 in Lagos and one contact a day by a channel, by arithmetic of its own', async () => {
  const log = await replay(manyLoans(400), policy)
  const seen = new Set<string>()
  for (const { at: text, borrower, channel } of log) {
    // Lagos is an hour ahead of UTC all year, so its clock is that of UTC an hour later.
    const local = new Date(new Date(text).getTime() + 3_600_000).toISOString()
    const [date, time = ''] = local.split('T')
    assert.ok(time >= '08:00:00.000Z' && time < '20:00:00.000Z', local)
    const day = `${borrower} ${channel} ${date}`
    assert.ok(!seen.has(day), day)
    seen.add(day)
  }
  assert.ok(seen.size > 400)
})

test('tells how far it is', async () => {
  const told: number[] = []
  await replay([aReplayRow({ dueOn: day('2017-03-15') })], policy, (done) => told.push(done))
  assert.equal(told.length, 100)
  assert.deepEqual([told[0], told.at(-1)], [0.01, 1])
})

test('has nothing to tell of no loans', async () => {
  assert.deepEqual(await replay([], policy), [])
})
