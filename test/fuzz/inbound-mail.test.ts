import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../functions/record-response/handler.ts'
import { mailReader } from '../../functions/record-response/inbound-mail.ts'
import { holdItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { readMail } from '../../shared/mail/read-mail.ts'
import { aPoint, aPolicy } from '../case/factories.ts'
import { mailNotification } from '../functions/record-response/inbound-mails.ts'
import { textEvent } from '../functions/record-response/inbound-texts.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { ANSWERED, aMail } from '../mail/mails.ts'
import { aCaseOf, reader } from '../responses/response-room.ts'
import { isAcceptable } from './dynamodb-limits.ts'
import { hostileBody, type Json } from './hostile-json.ts'
import { damaged, hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const policy = aPolicy()
const OTHER = 'r@other.example'
const FINE = { batchItemFailures: [] }
const FROM = { From: `${PLANTED.name} <${PLANTED.email}>` }

/** The mail that is attacked lies under `mail/hostile`; whatever is stored must be what DynamoDB takes. */
function aRoom(raw: Uint8Array) {
  const { workplace, lines, parked } = testWorkplace()
  const cases = new MemoryCaseStore()
  cases.open(aCaseOf('b-1', { name: PLANTED.name }))
  cases.open(aCaseOf('b-2', { contactPoints: [aPoint('email', { id: 'email-2', address: OTHER })] }))
  const handle = createHandler({
    ...workplace,
    ports: { cases, responses: new MemoryResponseStore(cases), reader },
    policy,
    messages: { find: async () => undefined },
    read: mailReader({
      bucket: 'mails',
      fetch: async (key) => (key === 'mail/stop' ? aMail({ From: OTHER, 'In-Reply-To': '' }, 'STOP') : raw),
      parse: readMail,
    }),
    hashPoint: (address) => (address === PLANTED.email ? 'email-1' : address === OTHER ? 'email-2' : 'nobody'),
  })
  const isKept = () => {
    for (const borrower of ['b-1', 'b-2']) {
      for (const hold of cases.peek(borrower)?.holds ?? []) isAcceptable(holdItem(borrower, hold, hold.from))
      for (const entry of cases.history(borrower)) isAcceptable(historyItem(borrower, entry, 730))
    }
  }
  return { handle, cases, lines, parked, isKept }
}

async function isTaken(raw: Uint8Array, notification = mailNotification()): Promise<void> {
  const { handle, lines, parked, isKept } = aRoom(raw)
  assert.deepEqual(await handle(textEvent(notification), context()), FINE, JSON.stringify(lines))
  isKept()
  saysNothingOfAnybody(lines, parked)
  pollutesNothing()
}

const boundary = { 'Content-Type': 'multipart/alternative; boundary="b"' }
const parts = [
  '--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E6=88=91 can pay\n',
  `--b\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`<p>${PLANTED.words}</p>`).toString('base64')}\n--b--`,
].join('')
const SAMPLES = [
  ...Object.values(ANSWERED).map((body) => aMail(FROM, body)),
  aMail({ ...FROM, ...boundary }, parts),
  aMail({ ...FROM, Subject: '=?utf-8?B?5oiR?= =?iso-8859-1?Q?=E9?=' }, PLANTED.words),
].map((raw) => Buffer.from(raw).toString('latin1'))

const HEADERS = [
  'From',
  'Subject',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Content-Type',
  'Content-Transfer-Encoding',
]
const BAD_HEADERS = [
  'multipart/mixed; boundary=""',
  'multipart/mixed; boundary="b"; boundary="c"',
  'text/plain; charset=x-nothing',
  'message/rfc822',
  'base64',
  'quoted-printable',
  '=?utf-8?B?////?=',
  '=?x-nothing?Q?=00?=',
  'a@b, c@d',
  '"" <>',
  '<<>>',
  `<${'x'.repeat(3_000)}@y>`,
]

describe('the door of inbound mail', () => {
  attack(
    'a mail that was damaged as bytes is stored, left or parked, and comes no second time',
    fc.constantFrom(...SAMPLES).chain(damaged),
    (text) => isTaken(Buffer.from(text, 'latin1')),
    { usual: 150 },
  )

  attack(
    'a mail with hostile headers is stored, left or parked',
    fc.tuple(
      fc.dictionary(fc.constantFrom(...HEADERS), fc.oneof(fc.constantFrom(...BAD_HEADERS), hostileText), {
        maxKeys: 4,
      }),
      hostileText,
    ),
    ([headers, body]) => isTaken(aMail({ ...FROM, ...headers }, body)),
    { usual: 150 },
  )

  attack('bytes that are no mail are left or parked', fc.uint8Array({ maxLength: 400 }), (raw) => isTaken(raw))

  const inside = JSON.parse((JSON.parse(mailNotification()) as { Message: string }).Message) as Json
  attack(
    'what cannot be read is parked by a reason that names nobody, and a stop beside it takes effect',
    hostileBody(inside).map((Message) => JSON.stringify({ Type: 'Notification', Message })),
    async (body) => {
      const { handle, cases, lines, parked, isKept } = aRoom(aMail(FROM, PLANTED.words))
      const action = { type: 'S3', bucketName: 'mails', objectKey: 'mail/stop' }
      assert.deepEqual(
        await handle(textEvent(body, mailNotification({ action })), context()),
        FINE,
        JSON.stringify(lines),
      )
      assert.ok(cases.history('b-2').length > 0)
      isKept()
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
  )
})
