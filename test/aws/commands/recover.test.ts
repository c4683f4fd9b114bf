import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { fromItem, toItem } from '../../../shared/aws/items/attributes.ts'
import { borrowerItem, loanItem } from '../../../shared/aws/items/case-items.ts'
import type { BusinessEvent } from '../../../shared/events/business-event.ts'
import { publishedEvent } from '../../../shared/events/published-event.ts'
import { formatInstant, HOUR } from '../../../shared/time/instant.ts'
import { aBorrower, aLoan } from '../../case/factories.ts'
import { itemsAnswer, type RoutedRequest } from '../routed-stand-in.ts'
import { json } from '../stand-in.ts'
import { anOperator } from './operator.ts'

const lost = Math.floor(Date.now() / HOUR) * HOUR
const RECOVER = ['--stage', 'prod', '--since', formatInstant(lost - HOUR)] as const
const SENT: BusinessEvent = {
  type: 'contact-sent',
  at: lost - HOUR / 2,
  borrower: 'b-1',
  contact: 'c-1',
  channel: 'sms',
  point: 'sms-1',
  purpose: 'overdue',
  tone: 'friendly',
  steps: [{ loan: 'l-1', subject: '1', step: 'overdue-1' }],
}
const KEY = `events/${new Date(SENT.at).toISOString().slice(0, 13).replaceAll(/[-T]/g, '/')}/part.gz`

/** An account whose table of cases was restored to before a contact that its archive tells of. */
async function aRestoredStage(t: TestContext, standing: object) {
  const detail = { version: 1, stage: 'prod', events: [publishedEvent(SENT)] }
  const object = gzipSync(`${JSON.stringify({ detail })}\n`)
  const list = ({ query }: RoutedRequest) => {
    const contents = KEY.startsWith(query.get('prefix') ?? '?') ? `<Contents><Key>${KEY}</Key></Contents>` : ''
    return { body: `<ListBucketResult>${contents}<IsTruncated>false</IsTruncated></ListBucketResult>` }
  }
  const account = await anOperator(
    t,
    { resources: [['AWS::S3::Bucket', 'RemindersEventArchiveBucket1', 'archive']] },
    {
      'GET /archive/': list,
      'GET /archive': list,
      [`GET /archive/${KEY}`]: { body: object },
      Query: itemsAnswer([borrowerItem(aBorrower()), loanItem('b-1', aLoan())]),
      TransactWriteItems: json({}),
    },
  )
  account.control.set('STANDING', toItem({ pk: 'CONTROL', sk: 'STANDING', v: 1, ...standing }))
  const tableOfStanding = () => fromItem(account.control.get('STANDING') ?? {}).casesTable
  return { ...account, tableOfStanding }
}

const LIVE_BEFORE = { mode: 'live', ramp: { perMille: 500 }, casesTable: 'table-0' }

describe('recover', () => {
  test('tells a restored table of the contacts that it forgot, and leaves it paused', async (t) => {
    const { run, asked, tableOfStanding } = await aRestoredStage(t, LIVE_BEFORE)
    const { code, out, errors } = await run('recover', ...RECOVER)
    assert.equal(code, 0, errors)
    assert.match(out, /^Read 1 events since .*\n1 plans learned of contacts/)
    assert.match(out, /Sending stands still on/)
    const [write] = asked('TransactWriteItems')
    assert.match(write?.body ?? '', /c-1/)
    assert.equal(tableOfStanding(), 'table-0')
  })

  test('lets sending go on over this table where that is asked for, at the share that it had', async (t) => {
    const { run, control, tableOfStanding } = await aRestoredStage(t, LIVE_BEFORE)
    const { code, out, errors } = await run('recover', ...RECOVER, '--resume')
    assert.equal(code, 0, errors)
    assert.match(out, /sending goes on/)
    assert.equal(tableOfStanding(), 'table-1')
    assert.deepEqual(fromItem(control.get('STANDING') ?? {}).ramp, { perMille: 500 })
  })

  test('is refused while the stage is sending, and touches nothing', async (t) => {
    const { run, asked } = await aRestoredStage(t, { ...LIVE_BEFORE, casesTable: 'table-1' })
    const { code, errors } = await run('recover', ...RECOVER)
    assert.equal(code, 1)
    assert.match(errors, /^The stage is sending\. Pause everything first/)
    assert.deepEqual(asked('TransactWriteItems'), [])
  })
})

test('recover asks since when, and for no time to come', async (t) => {
  const { run } = await aRestoredStage(t, LIVE_BEFORE)
  assert.match((await run('recover', '--stage', 'prod')).errors, /^Say since when/)
  const tomorrow = formatInstant(lost + 48 * HOUR)
  assert.match((await run('recover', '--stage', 'prod', '--since', tomorrow)).errors, /is still to come/)
})
