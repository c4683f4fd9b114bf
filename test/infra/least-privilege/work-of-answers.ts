import { toItem } from '../../../shared/aws/items/attributes.ts'
import { addressPartition, BEHIND } from '../../../shared/aws/items/keys.ts'
import { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import { formatInstant, HOUR } from '../../../shared/time/instant.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { KEY, REPLY, REPORT, requestOf } from '../../functions/receive-webhook/signed-requests.ts'
import { mailNotification } from '../../functions/record-response/inbound-mails.ts'
import { inboundText, SENDER, textEvent } from '../../functions/record-response/inbound-texts.ts'
import { context } from '../../functions/test-room.ts'
import { aMail } from '../../mail/mails.ts'
import { caseOf } from './cases.ts'
import type { Work } from './work-of-rooms.ts'

const LONG_ENOUGH = context(() => 900_000)
const BORROWER = 'b-1'

/** A borrower who says stop, says so again, and starts again; one who is in difficulty, and one who stays unclear. */
export const workOnResponses: Work = async (invoke, lambda, stage) => {
  const byMail = lambda.entry.endsWith('/mail')
  const address = byMail ? 'robin@borrower.example' : SENDER
  const point = new KeyedHash(Buffer.alloc(32, 7)).ofAddress(address)
  const { borrower, ...rest } = caseOf(BORROWER, [byMail ? 'email' : 'sms'])
  const contactPoints = borrower.contactPoints.map((each) => ({ ...each, id: point, address }))
  stage.holdOnly(lambda, { ...rest, borrower: { ...borrower, contactPoints } })
  const behind = toItem({ pk: addressPartition(point), sk: `${BEHIND}${BORROWER}` })
  stage.put(lambda.environment.CASES_TABLE ?? '', behind)
  stage.setTime(BENCH_START)
  const say = (words: string, id: string, hours: number) => {
    const at = formatInstant(BENCH_START + hours * HOUR)
    if (!byMail) return invoke(textEvent(textOf(words, id, at)), LONG_ENOUGH)
    const { MAIL_BUCKET: bucket = '' } = lambda.environment
    const key = `mail/${id}`
    stage.s3.put(`/${bucket}/${key}`, Buffer.from(aMail({ 'Message-ID': `<${id}@x>` }, words)).toString('utf8'))
    const action = { type: 'S3', bucketName: bucket, objectKey: key }
    return invoke(textEvent(mailNotification({ action }, { timestamp: at })), LONG_ENOUGH)
  }
  await say('STOP', 'm-1', 1)
  await say('STOP', 'm-1', 1)
  await say('START', 'm-2', 2)
  await say('I lost my job', 'm-3', 3)
  await say('the blue one on the left', 'm-4', 4)
  await invoke(textEvent('no JSON'), LONG_ENOUGH)
}

function textOf(messageBody: string, inboundMessageId: string, Timestamp: string): string {
  return inboundText({ messageBody, inboundMessageId }, { Timestamp })
}

export const workOnWebhooks: Work = async (invoke, _, stage) => {
  stage.setTime(BENCH_START)
  for (const message of [REPLY, REPORT]) await invoke(requestOf(message, { at: BENCH_START, key: KEY }), LONG_ENOUGH)
}

/** One number or address that closed here, one that is open again here and on the list, and one that the list alone has. */
export const workOnOptOuts: Work = async (invoke, lambda, stage) => {
  stage.setTime(BENCH_START)
  const hash = new KeyedHash(Buffer.alloc(32, 7))
  const consent = { at: BENCH_START, source: 'branch' }
  const points = [
    { channel: 'sms', address: '+447700900125' },
    { channel: 'sms', address: '+447700900124', consent },
    { channel: 'email', address: 'closed@borrower.example' },
    { channel: 'email', address: 'open@borrower.example', consent },
  ] as const
  const contactPoints = points.map((point) => ({ ...point, id: hash.ofAddress(point.address) }))
  const { borrower, ...rest } = caseOf(BORROWER, ['sms', 'email'])
  const closedPoints = contactPoints.map(({ id: point }) => ({
    point,
    since: BENCH_START - HOUR,
    why: 'opted-out' as const,
  }))
  stage.holdOnly(lambda, { ...rest, borrower: { ...borrower, contactPoints }, closedPoints })
  for (const { id } of contactPoints) {
    const behind = toItem({ pk: addressPartition(id), sk: `${BEHIND}${BORROWER}` })
    stage.put(lambda.environment.CASES_TABLE ?? '', behind)
  }
  await invoke({ mirror: true }, LONG_ENOUGH)
  stage.setTime(BENCH_START + 24 * HOUR)
  await invoke({ mirror: true }, LONG_ENOUGH)
}
