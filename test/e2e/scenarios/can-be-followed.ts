import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseDueToday, PLANTED } from '../cases.ts'
import { recordsOf } from '../function-logs.ts'
import { smsReaches } from '../happenings.ts'
import { allSchedules } from '../schedules.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

export function canBeFollowed(stage: () => Stage): void {
  test('one case can be followed through the logs, from the change to the provider’s message', async () => {
    const { tables, where } = stage()
    const { caseFile, borrower, phone } = caseDueToday('followed', { where, now: Date.now(), points: ['sms'] })
    await tables.putCase(caseFile)
    const { providerId } = await smsReaches(stage(), phone)
    const { records, sent } = await waitUntil('the whole way in the logs', 30_000, async () => {
      const records = recordsOf(await stage().logs()).filter((record) => record.borrower === borrower)
      const sent = records.find(({ message }) => message === 'sent')
      return sent !== undefined && records.length >= 2 && { records, sent }
    })

    const changed = records.find(({ by }) => by === 'reconcile-case')
    assert.match(String(changed?.records), /^\d+(,\d+)*$/, 'the change is named by its place in the stream')
    assert.equal(sent.providerId, providerId, 'the message is named as the provider names it')
    assert.match(String(sent.records), /^[\w-]+$/, 'and by the queue message that it was sent for')
    const contact = (await tables.planOf(borrower))?.contacts.find(({ id }) => id === sent.contact)
    assert.equal(contact?.outcome, 'sent', 'under the id that the plan knows it by')
  })

  test('no log line, queue message or schedule of all these tests holds a name, an address or an amount', async () => {
    const { queues, clients, names } = stage()
    const lines = await stage().logs()
    const written = [
      ...lines,
      ...(await queues.bodies()),
      ...(await allSchedules(clients, names)).map((s) => JSON.stringify(s)),
    ]
    assert.ok(recordsOf(lines).length > 20, 'the functions have written their logs')
    const personal = [
      PLANTED.name,
      'Quillfeather',
      PLANTED.amount,
      String(PLANTED.amountMinor),
      '202555',
      '@borrowers.example',
    ]
    for (const secret of personal) {
      assert.equal(
        written.find((line) => line.includes(secret)),
        undefined,
        `${secret} is in none of ${written.length} texts`,
      )
    }
  })
}
