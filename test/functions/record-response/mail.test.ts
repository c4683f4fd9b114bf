import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createHandler, type RespondingRoom } from '../../../functions/record-response/handler.ts'
import { mailReader } from '../../../functions/record-response/inbound-mail.ts'
import { MemoryCaseStore } from '../../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../../shared/local/memory-response-store.ts'
import { readMail } from '../../../shared/mail/read-mail.ts'
import { aPolicy } from '../../case/factories.ts'
import { aMail } from '../../mail/mails.ts'
import { aCaseOf, reader } from '../../responses/response-room.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import { mailNotification } from './inbound-mails.ts'
import { textEvent } from './inbound-texts.ts'

const SES_ID = '0107019a-5b1c-4d2e-9f00-000000000001-000000'

function aMailDoor({ borrowers = ['b-1'], raw = aMail({}, 'STOP'), isGone = false, parse = readMail } = {}) {
  const work = testWorkplace()
  const cases = new MemoryCaseStore()
  for (const borrower of borrowers) cases.open(aCaseOf(borrower))
  const responses = new MemoryResponseStore(cases)
  const fetched: string[] = []
  const fetch = async (key: string) => {
    fetched.push(key)
    return isGone ? undefined : raw
  }
  const room: RespondingRoom = {
    ...work.workplace,
    ports: { cases, responses, reader },
    policy: aPolicy(),
    messages: { find: async (id) => (id === SES_ID ? { borrower: 'b-2', contact: 'k-1' } : undefined) },
    read: mailReader({ bucket: 'mails', fetch, parse }),
    hashPoint: (address) => (address === 'robin@borrower.example' ? 'sms-1' : 'nobody'),
  }
  const handle = createHandler(room)
  const holds = (borrower: string) => cases.peek(borrower)?.holds.map(({ kind }) => kind)
  const tasks = (borrower: string) => cases.peek(borrower)?.tasks.map(({ id }) => id.replace(/^m[0-9a-f]+\./, ''))
  return {
    ...work,
    fetched,
    holds,
    tasks,
    cases,
    responses,
    come: (...bodies: string[]) => handle(textEvent(...bodies), context()),
  }
}

test('a mail takes effect in the case behind its address, and its words stand nowhere but there', async () => {
  const { come, holds, lines, fetched, measured } = aMailDoor()
  assert.deepEqual(await come(mailNotification()), { batchItemFailures: [] })
  assert.deepEqual(fetched, ['mail/d6iitobk75ur44p8kdnnp7g2n800'])
  assert.ok(holds('b-1')?.includes('opt-out'))
  assert.equal(measured.responsesRecorded, 1)
  assert.doesNotMatch(JSON.stringify(lines), /robin|STOP|@/i)
})

test('the same mail twice, as SES tells it or as its sender sends it, has one effect', async () => {
  const { come, measured } = aMailDoor({ raw: aMail({}, 'I lost my job') })
  await come(mailNotification(), mailNotification(), mailNotification({}, { messageId: 'another' }))
  assert.equal(measured.responsesRecorded, 1)
})

test('of two behind an address the one is meant whose mail is answered', async () => {
  const { come, holds } = aMailDoor({ borrowers: ['b-1', 'b-2'], raw: aMail({}, 'I lost my job, I have no money') })
  await come(mailNotification())
  assert.deepEqual([holds('b-1'), holds('b-2')], [[], ['hardship', 'answer']])
})

describe('a mail that nothing proves', () => {
  const FORGED: Readonly<Record<string, readonly [object, object?]>> = {
    'fails the policy of its domain': [{ dmarcVerdict: { status: 'FAIL' }, dmarcPolicy: 'none' }],
    'is of a domain without a policy, by a server that may not send for it': [
      { dmarcVerdict: { status: 'GRAY' }, spfVerdict: { status: 'FAIL' } },
    ],
    'is of a domain without a policy, in the envelope of another': [
      { dmarcVerdict: { status: 'GRAY' } },
      { source: 'eve@evil.example' },
    ],
    'looks like spam': [{ spamVerdict: { status: 'FAIL' } }],
    'could not be judged': [{ dmarcVerdict: { status: 'PROCESSING_FAILED' } }],
  }
  for (const [why, [receipt, mail]] of Object.entries(FORGED)) {
    test(`stops, since stopping is the cautious side, and is not answered: it ${why}`, async () => {
      const { come, holds } = aMailDoor()
      await come(mailNotification(receipt, mail))
      assert.deepEqual(holds('b-1'), ['opt-out'])
    })
  }

  const forged = mailNotification({ dmarcVerdict: { status: 'FAIL' } })
  test('starts nothing again, promises nothing and agrees to nothing; a person reads it', async () => {
    for (const words of ['START', 'I will pay 100 on Friday', 'I have paid', 'this is not my debt, I dispute it']) {
      const { come, holds, tasks } = aMailDoor({ raw: aMail({}, words) })
      await come(forged)
      assert.deepEqual([words, holds('b-1'), tasks('b-1')], [words, [], ['unproven']])
    }
  })

  test('is heard where it may be about a life', async () => {
    const { come, holds } = aMailDoor({ raw: aMail({}, 'I want to kill myself') })
    await come(forged)
    assert.deepEqual(holds('b-1'), ['vulnerable'])
  })

  test('is proven where a domain without a policy allows the server, and the envelope is its own', async () => {
    const { come, holds } = aMailDoor()
    await come(mailNotification({ dmarcVerdict: { status: 'GRAY' } }))
    assert.ok(holds('b-1')?.includes('answer'))
  })
})

test('what a program sent, and what carries a virus, is passed over', async () => {
  const automatic = aMailDoor({ raw: aMail({ 'Auto-Submitted': 'auto-replied' }, 'STOP') })
  await automatic.come(mailNotification())
  assert.deepEqual(automatic.holds('b-1'), [])
  assert.equal(automatic.lines[0]?.what, 'ignored')
  const infected = aMailDoor()
  await infected.come(mailNotification({ virusVerdict: { status: 'FAIL' } }))
  assert.deepEqual([infected.fetched, infected.measured.reportsIgnored], [[], 1])
})

test('a mail without words that could be read is a response all the same, for a person', async () => {
  const { come, tasks } = aMailDoor({ raw: aMail({}, '') })
  await come(mailNotification())
  assert.deepEqual(tasks('b-1'), ['unclear'])
})

test('what can never be read is parked, in words that quote nothing, and what may be read later comes again', async () => {
  const gone = aMailDoor({ isGone: true })
  const elsewhere = { type: 'S3', bucketName: 'others', objectKey: 'mail/x' }
  await gone.come(
    mailNotification(),
    '{',
    mailNotification({ action: { type: 'SNS' } }),
    mailNotification({ action: elsewhere }),
  )
  assert.equal(gone.parked.length, 4)
  assert.deepEqual(gone.fetched, ['mail/d6iitobk75ur44p8kdnnp7g2n800'])
  const torn = aMailDoor({ parse: async () => Promise.reject(new Error('near robin@borrower.example')) })
  await torn.come(mailNotification())
  assert.deepEqual(
    torn.parked.map(({ reason }) => reason),
    ['the mail can’t be parsed'],
  )
  const down = aMailDoor()
  down.responses.keep = async () => Promise.reject(new StoreDownError('no answer'))
  assert.deepEqual(await down.come(mailNotification()), { batchItemFailures: [{ itemIdentifier: 'm-0' }] })
})

test('a long mail is cut to what is kept', async () => {
  const { come, tasks } = aMailDoor({ raw: aMail({}, 'lorem ipsum '.repeat(1_000)) })
  assert.deepEqual(await come(mailNotification()), { batchItemFailures: [] })
  assert.deepEqual(tasks('b-1'), ['unclear'])
})
