import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { auditCase } from '../../shared/audit/audit-case.ts'
import { type FORMATS, reportForm } from '../../shared/audit/report/report.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aHold, aLoan, aPayment, aPoint, aPolicy, at, LONG_AGO } from '../case/factories.ts'
import { aRoom, CHANGE, SMS_QUEUE } from '../reconcile/room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')

/** A borrower who was reminded, answered, and then paid. */
async function aRemindedBorrower(name = 'Li Wei') {
  const policy = aPolicy()
  const caseFile = aCase({ borrower: aBorrower({ name }), loans: [aLoan({ product: 'card' })] })
  const room = aRoom({ caseFile, now: due - DAY, policy })
  await room.through(CHANGE)
  room.clock.advanceTo(due)
  await room.through(SMS_QUEUE)
  room.store.putHold('b-1', aHold({ kind: 'reply', id: 'r-1', from: due + 1, source: 'sms', until: due + 2 }))
  room.clock.advanceTo(due + DAY)
  room.store.putPayment('b-1', aPayment({ at: due + DAY }))
  await room.through(CHANGE)
  const stands = room.store.peek('b-1')
  assert.ok(stands)
  return { caseFile: stands, history: room.history(), policy }
}

describe('the audit of a borrower', () => {
  test('tells in order what stood, what was sent, what was not, and what came back', async () => {
    const { caseFile, history, policy } = await aRemindedBorrower()
    const records = auditCase(caseFile, history, policy)
    assert.deepEqual(
      records.map(({ what, outcome }) => [what, outcome].filter(Boolean).join(' ')),
      ['consent', 'consent', 'wait', 'contact sent', 'reply', 'rest'],
    )
  })

  test('a contact comes with its text as sent, the consent of then, and every rule that bound it', async () => {
    const { caseFile, history, policy } = await aRemindedBorrower()
    const later = aBorrower({ contactPoints: [aPoint('sms', { consent: { at: due + DAY, source: 'page' } })] })
    const contact = auditCase({ ...caseFile, borrower: later }, history, policy).find(({ what }) => what === 'contact')
    assert.match(contact?.message?.text ?? '', /^【海湾银行】/)
    assert.deepEqual(contact?.consent, { at: LONG_AGO, source: 'contract' })
    assert.equal(contact?.packs, policy.versions.packs)
    const allowed = contact?.allowedBy?.map(({ rule }) => rule) ?? []
    assert.ok(allowed.includes('CN-45251-HOURS'), allowed.join())
    assert.ok(!allowed.includes('US-F-HOURS'))
    assert.match(contact?.allowedBy?.[0]?.pack ?? '', /^cn@/)
  })

  test('guesses no rules of packs that are no longer at hand', async () => {
    const { caseFile, history } = await aRemindedBorrower()
    const today = aPolicy({ packs: [] })
    const contact = auditCase(caseFile, history, today).find(({ what }) => what === 'contact')
    assert.equal(contact?.allowedBy, undefined)
    assert.match(contact?.packs ?? '', /\bcn\b/)
  })

  test('of a period ends just before its end', async () => {
    const { caseFile, history, policy } = await aRemindedBorrower()
    const whats = (from: number, to: number) =>
      auditCase(caseFile, history, policy, { from, to }).map(({ what }) => what)
    assert.deepEqual(whats(due, due + 1), ['contact'])
    assert.deepEqual(whats(due + 1, due + 2), ['reply'])
  })
})

describe('a report', () => {
  async function reported(format: (typeof FORMATS)[number]) {
    const { caseFile, history, policy } = await aRemindedBorrower('<b>Li</b>, "W"')
    const form = reportForm(format)
    const records = auditCase(caseFile, history, policy)
    return (
      form.head({ title: 'An audit', about: ['Of a test & more.'] }) + records.map(form.record).join('') + form.tail()
    )
  }

  test('as CSV has a line a record, and quotes what needs it', async () => {
    const text = await reported('csv')
    const [head = '', ...lines] = text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n')
    assert.equal(lines.length, 6)
    assert.match(head, /^at,localTime,zone,borrower,what,outcome,channel,address/)
    const contact = lines.find((line) => line.includes(',contact,sent,'))
    assert.match(
      contact ?? '',
      /^2026-11-07T01:00:00\.000Z,Sat 2026-11-07 09:00,Asia\/Shanghai,b-1,contact,sent,sms,\+12025550123,/,
    )
    assert.match(contact ?? '', /CN-45251-HOURS \(cn@/)
  })

  test('as JSON is one document with instants that people can read', async () => {
    const read = JSON.parse(await reported('json'))
    assert.equal(read.title, 'An audit')
    assert.equal(read.records.length, 6)
    assert.deepEqual(read.records[3].consent, { at: '2026-01-01T00:00:00.000Z', source: 'contract' })
    assert.match(read.records[2].until, /^2026-11-07T01/)
  })

  test('as HTML shows the text as it was sent and nothing that could run', async () => {
    const html = await reported('html')
    assert.match(html, /<title>An audit<\/title>/)
    assert.match(html, /Of a test &amp; more\./)
    assert.match(html, /<div class="message" lang="zh-Hans">/)
    assert.doesNotMatch(html, /<b>|<script|src=/)
  })

  test('marks what a spreadsheet would take for a formula', () => {
    const record = { at: 0, borrower: 'b-1', zone: 'UTC', what: '=1+1', findings: [] }
    assert.match(reportForm('csv').record(record, 0), /,'=1\+1,/)
  })
})
