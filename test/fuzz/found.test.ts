import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as z from 'zod'
import { reasonOf } from '../../functions/parking.ts'
import { linesOf } from '../../functions/record-delivery/sns-delivery-log.ts'
import { readInbound } from '../../functions/record-response/inbound.ts'
import { readHistoryLine } from '../../shared/audit/export/history-line.ts'
import { textOf } from '../../shared/mapping/plain.ts'
import { readMoment } from '../../shared/mapping/read-form.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { findZone } from '../../shared/time/zone.ts'
import { aCase } from '../case/factories.ts'
import { inboundText } from '../functions/record-response/inbound-texts.ts'
import { borrowerRow, loanRow } from '../intake/portfolio-text.ts'
import { anApi, BOSS } from '../lender-api/api-room.ts'
import { BORROWER, flatFile, flatRow, importText, LOAN, records } from '../portfolio/import-text.ts'
import { PLANTED, saysNothingOfAnybody } from './planted.ts'

/* What the attacks found, each with its smallest sample. All of it is mended. */

describe('a message that a stranger wrote', () => {
  test('has its unknown keys and its quoted values left out of the reason why it is parked', () => {
    const schema = z.strictObject({ at: instantSchema })
    const { error } = schema.safeParse({ at: PLANTED.name, [PLANTED.phone]: 1 })
    assert.ok(error)
    saysNothingOfAnybody(reasonOf(error))
    assert.match(reasonOf(error), /at: … is not an instant/)
    const record = z.record(z.string(), z.string()).safeParse({ [PLANTED.name]: 1, v: 1 })
    assert.ok(record.error)
    saysNothingOfAnybody(reasonOf(record.error))
    assert.match(reasonOf(record.error), /^…: .*; v: /)
  })

  test('that ends in half a character, or is cut within one, is stored as text', () => {
    for (const messageBody of ['a\uD83D', `${'x'.repeat(1_999)}\u{1F600}`]) {
      const read = readInbound(inboundText({ messageBody }))
      assert.ok('response' in read && read.response.words?.isWellFormed())
    }
  })

  test('is not lost for the id of an earlier message that is none', () => {
    const read = readInbound(inboundText({ previousPublishedMessageId: 'x'.repeat(3_000) }))
    assert.ok('response' in read && read.previous === undefined)
  })

  test('that unpacks into far more than a log is left packed', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64')
    await assert.rejects(linesOf(bomb), { code: 'ERR_BUFFER_TOO_LARGE' })
  })
})

describe("an image of a lender's table", () => {
  test('with more seconds than a date can have says no time', () => {
    assert.equal(readMoment('999999999999999', 'epoch-seconds', findZone('UTC')), undefined)
  })

  test('with parts of a date that can be no text says no day', () => {
    assert.equal(readMoment(['2026', '11', { toString: null }], 'date-parts', undefined), undefined)
  })

  test('with half a character has no text', () => {
    assert.equal(textOf('\uD83D'), undefined)
    assert.equal(textOf(['a', '\uDE00']), undefined)
  })
})

describe('a file', () => {
  test('with half a character in a name loses that row alone', async () => {
    const { report, problems } = await importText(records(BORROWER, LOAN, borrowerRow(2, { name: 'a\uD83D' })))
    assert.deepEqual([report.loaded.loan, report.refused], [1, 1])
    assert.match(problems[0] ?? '', /name is neither text nor a number/)
  })

  test('with a row of eighty thousand unknown keys refuses it with twenty problems', async () => {
    const keys = Object.fromEntries(Array.from({ length: 80_000 }, (_, n) => [`k${n.toString(36)}`, 0]))
    const { report, problems } = await importText(records(BORROWER, LOAN, { ...loanRow(2), ...keys }))
    assert.deepEqual([report.loaded.loan, report.refused, problems.length], [1, 1, 20])
  })

  test('with more languages in a cell, or instalments in a loan, than an item holds loses those rows alone', async () => {
    const instalments = Array.from({ length: 601 }, (_, n) => ({
      instalment: `${n}`,
      dueOn: '2026-11-05',
      amountDue: '1',
    }))
    const { amountDue, dueOn, ...bare } = loanRow(2)
    const many = { ...bare, instalments }
    const wordy = borrowerRow(3, { locale: 'en;'.repeat(100_000) })
    const { report, problems } = await importText(records(BORROWER, LOAN, borrowerRow(2), many, wordy))
    assert.deepEqual([report.loaded.borrower, report.loaded.loan, report.refused], [2, 1, 2])
    assert.match(problems.join('\n'), /locale lists more than 50/)
    assert.match(problems.join('\n'), /more than 600 instalments/)
    assert.ok(amountDue && dueOn)
  })

  test('with nothing but separators for a language loses that row alone', async () => {
    const { report, problems } = await importText(
      flatFile(flatRow(), flatRow({ borrower: 'B2', loan: 'L2', locale: ';' })),
    )
    assert.deepEqual([report.loaded.borrower, report.refused], [1, 1])
    assert.match(problems[0] ?? '', /locale: ";" is not a language/)
  })

  test('shows no name that slipped into another column, and none in a key', async () => {
    const slipped = flatFile(
      ...(['zone', 'status', 'currency', 'dueOn'] as const).map((column) => flatRow({ [column]: PLANTED.name })),
    )
    const { problems } = await importText(`${slipped}${flatRow({ dueOn: `2026-10-20${PLANTED.phone}` })}`)
    const { problems: ofKeys } = await importText(records(BORROWER, LOAN, { ...loanRow(1), [PLANTED.name]: 'x' }))
    assert.ok(problems.length >= 4 && ofKeys.length > 0)
    saysNothingOfAnybody(problems, ofKeys)
  })

  test('has its refused rows written so that no spreadsheet computes them, and read again as they were', async () => {
    const evil = flatRow({ name: '=HYPERLINK("http://a.example","x")', dueOn: '2026-02-31' })
    const { refusedFile } = await importText(flatFile(evil))
    assert.match(refusedFile, /,"'=HYPERLINK\(""http/)
    assert.match(refusedFile, /,'\+2347000000001,/)
    const { facts } = await importText(refusedFile.replace('NGN,125.50,2026-02-31', 'NGN,125.50,2026-02-28'))
    const [borrower] = facts.filter(({ kind }) => kind === 'borrower')
    assert.ok(borrower?.kind === 'borrower')
    assert.equal(borrower.value.name, '=HYPERLINK("http://a.example","x")')
    assert.equal(borrower.value.contactPoints[0]?.address, '+2347000000001')
  })
})

describe("a request to the lender's API", () => {
  test('is told what is wrong without a word of what it sent, but for a key that was mistyped', async () => {
    const { ask } = anApi([aCase()])
    const asked = await ask(BOSS, 'GET', `/v1/borrowers/b-1/explanation?at=${encodeURIComponent(PLANTED.phone)}`)
    const hold = { kind: 'dispute', scope: { of: 'all' }, why: 'x', untill: '1', [PLANTED.name]: 1 }
    const { status, body } = await ask(BOSS, 'POST', '/v1/borrowers/b-1/holds', hold)
    assert.deepEqual([asked.status, status], [422, 422])
    assert.match(asked.body.errors[0].problem, /^… is not an instant; write/)
    assert.equal(body.errors[0].problem, 'It has more than is known here: untill.')
    saysNothingOfAnybody(asked.body, body)
  })
})

describe('a written history', () => {
  const about = { line: 'about', form: 1, title: 't', about: [], asOf: '2026-11-07T00:00:00Z', digests: 'all' }
  const read = (line: object | string) => readHistoryLine(typeof line === 'string' ? line : JSON.stringify(line))

  test('with an entry that is nested deeper than any item is refused by its line', () => {
    const deep = `{"a":${'['.repeat(4_000)}${']'.repeat(4_000)}}`
    const line = read(`{"line":"entry","borrower":"b-1","entry":"e","fields":${deep}}`)
    assert.deepEqual(line, { line: 'unreadable', why: 'fields: it is nested deeper than an item can be' })
  })

  test('says what is wrong with a line without a word of it', () => {
    const line = read({ ...about, asOf: PLANTED.phone, [PLANTED.name]: 1 })
    assert.equal(line.line, 'unreadable')
    saysNothingOfAnybody(line)
  })
})
