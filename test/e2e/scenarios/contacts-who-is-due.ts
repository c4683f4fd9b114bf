import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseDueToday, PLANTED } from '../cases.ts'
import { emailReaches, smsReaches } from '../happenings.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

export function contactsWhoIsDue(stage: () => Stage): void {
  test('a borrower whose loan is due now gets one text message and one email', async () => {
    const { tables, sent, where, events, queues } = stage()
    const { caseFile, borrower, phone, email } = caseDueToday('due', { where, now: Date.now() })
    await tables.putCase(caseFile)

    const sms = await smsReaches(stage(), phone)
    assert.match(sms.text, /due today.*STOP/s, 'it says what it is about, and how to end such texts as the law asks')
    assert.match(sms.text, /https:\/\/hb\.example\/\w{11}/, 'and has a link')
    assert.ok(!sms.text.includes(borrower), 'which does not say whose')
    assert.match(JSON.stringify(sms.attributes), /Transactional/)
    const mail = await emailReaches(stage(), email)
    assert.ok(mail.html.includes('<') && mail.text.length > 0, 'the email has both its parts')
    assert.ok(!mail.subject.includes(PLANTED.amount) && !mail.subject.includes(PLANTED.name))

    const told = await waitUntil('both contacts on the bus', 30_000, async () => {
      const about = (await queues.bodiesIn(events.queueUrl)).filter((body) => body.includes(borrower))
      const types = about.map((body) => JSON.parse(body)['detail-type'])
      return types.filter((type) => type === 'contact-sent').length === 2 && about
    })
    for (const body of told) assert.ok(!body.includes(phone) && !body.includes(email) && !body.includes(PLANTED.name))

    const contacts = (await tables.planOf(borrower))?.contacts ?? []
    assert.deepEqual(contacts.map(({ channel, outcome }) => `${channel} ${outcome}`).toSorted(), [
      'email sent',
      'sms sent',
    ])
    assert.equal((await sent.smsTo(phone)).length, 1)
    assert.equal((await sent.emailsTo(email)).length, 1)
  })
}
