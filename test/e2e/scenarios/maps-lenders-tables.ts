import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { toItem } from '../../../shared/aws/items/attributes.ts'
import { formatDay } from '../../../shared/time/instant.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { PLANTED, someone } from '../cases.ts'
import { smsReaches } from '../happenings.ts'
import { LENDERS_TABLE } from '../lenders-table.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

export function mapsLendersTables(stage: () => Stage): void {
  test("a loan in the lender's own table becomes a case and is asked for, until the table says that it is paid", async () => {
    const { clients, tables, sent, where } = stage()
    const now = Date.now()
    const { phone } = someone()
    const [year, month, day] = formatDay(localDay(where.zone, now)).split('-')
    const agreement = {
      agreementNo: 'AG-77',
      lastChange: now,
      state: 'ACT',
      ccy: 'USD',
      customer: {
        ref: 'CUSTOMER#c-4711',
        displayName: PLANTED.name,
        language: 'ENG',
        zone: where.name,
        country: 'US',
        mobile: phone,
        agreedOn: '2026-01-05',
      },
      installment: { amount: PLANTED.amountMinor, day: `${day}/${month}/${year}` },
    }
    const write = (change: object) =>
      clients.dynamo.send(new PutItemCommand({ TableName: LENDERS_TABLE, Item: toItem({ ...agreement, ...change }) }))
    await write({})

    await smsReaches(stage(), phone)
    const mapped = await tables.caseOf('c-4711')
    assert.equal(mapped?.borrower.name, PLANTED.name)
    assert.deepEqual(
      mapped?.loans.map(({ id, status, currency }) => ({ id, status, currency })),
      [{ id: 'AG-77', status: 'scheduled', currency: 'USD' }],
    )

    await write({ state: 'PIF', lastChange: now + 1 })
    await waitUntil('the loan to be paid here too', 30_000, async () => {
      const loan = (await tables.caseOf('c-4711'))?.loans[0]
      return loan?.status === 'paid'
    })
    await write({ lastChange: now - 1 })
    await write({ lastChange: now + 1, state: 'PIF' })
    assert.equal((await tables.caseOf('c-4711'))?.loans[0]?.status, 'paid', 'an older version changes nothing')
    assert.equal((await sent.smsTo(phone)).length, 1)
  })
}
