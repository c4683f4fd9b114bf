import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { formatDay, formatInstant } from '../../../shared/time/instant.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { OPTED_OUT, PLANTED, someone } from '../cases.ts'
import { smsReaches } from '../happenings.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

const HEADER =
  'asOf,borrower,name,locale,zone,jurisdiction,phone,consentAt,consentSource,loan,currency,amountDue,dueOn,status'

export function importsPortfolios(stage: () => Stage): void {
  test('a file that is put into the bucket is read: who is due is contacted, who opted out is not, a bad row comes back', async () => {
    const { clients, names, tables, sent, where } = stage()
    const now = Date.now()
    const { phone } = someone()
    const about = (number: string) => `${PLANTED.name},en,${where.name},US,${number},2026-01-01,application-form`
    const dueOn = formatDay(localDay(where.zone, now))
    const amountDue = (PLANTED.amountMinor / 100).toFixed(2)
    const csv = [
      HEADER,
      `${formatInstant(now)},B-imported,${about(phone)},L-1,USD,${amountDue},${dueOn},due`,
      `,B-mistyped,${about(phone)},L-2,USD,${amountDue},2026-02-30,due`,
      `,B-opted-out,${about(OPTED_OUT.phone)},L-3,USD,${amountDue},${dueOn},due`,
    ].join('\r\n')
    const Bucket = names.told('IMPORT_BUCKET')
    const Key = 'incoming/portfolio.csv'
    await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: csv }))

    await smsReaches(stage(), phone)
    const beside = (suffix: string) => textOf(stage(), Bucket, `${Key}${suffix}`)
    const report = JSON.parse(await waitUntil('the report', 30_000, () => beside('.report.json')))
    assert.equal(report.finished, true)
    assert.equal(report.rows, 3)
    assert.equal(report.refused, 1)
    assert.match((await beside('.refused.csv')) ?? '', /B-mistyped.*2026-02-30/)
    const imported = await tables.caseOf('B-imported')
    assert.equal(imported?.loans[0]?.instalments[0]?.amount, PLANTED.amountMinor)
    assert.equal(await tables.caseOf('B-mistyped'), undefined)
    assert.equal((await sent.smsTo(phone)).length, 1)

    await waitUntil(
      'the decision about who opted out',
      30_000,
      async () => (await tables.planOf('B-opted-out'))?.version,
    )
    assert.deepEqual(await sent.smsTo(OPTED_OUT.phone), [], 'an address that was closed before stays closed')
  })
}

async function textOf({ clients }: Stage, Bucket: string, Key: string): Promise<string | undefined> {
  try {
    return await (await clients.s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined
    throw error
  }
}
