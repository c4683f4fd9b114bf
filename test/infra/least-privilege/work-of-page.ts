import { toItem } from '../../../shared/aws/items/attributes.ts'
import { addressPartition, BEHIND } from '../../../shared/aws/items/keys.ts'
import { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import { sha256 } from '../../../shared/aws/sha256.ts'
import { hashSecondFactor } from '../../../shared/portfolio/second-factor.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { type PageAnswer, pageRequest } from '../../functions/borrower-page/page-events.ts'
import { context } from '../../functions/test-room.ts'
import { caseOf } from './cases.ts'
import type { Work } from './work-of-rooms.ts'

const BORROWER = 'b-1'
const REFERENCE = '1a2B3c4D5e6'
const DAY = 86_400_000

/** Opens the page, guesses wrong and right, answers, stops, and is the wrong person. */
export const workOnPage: Work = async (invoke, lambda, stage) => {
  const hash = new KeyedHash(Buffer.alloc(32, 7))
  const secondFactor = hashSecondFactor(BORROWER, '4821', (text) => hash.ofAddress(text))
  const caseFile = caseOf(BORROWER, ['sms', 'email'])
  stage.setTime(BENCH_START + DAY)
  stage.holdOnly(lambda, { ...caseFile, borrower: { ...caseFile.borrower, secondFactor } })
  const { CASES_TABLE = '', CONTROL_TABLE = '' } = lambda.environment
  for (const { id } of caseFile.borrower.contactPoints) {
    stage.put(CASES_TABLE, toItem({ pk: addressPartition(id), sk: `${BEHIND}${BORROWER}` }))
  }
  const until = BENCH_START + 60 * DAY
  stage.put(
    CONTROL_TABLE,
    toItem({
      pk: `LINK#${sha256(REFERENCE)}`,
      sk: 'LINK',
      v: 1,
      borrower: BORROWER,
      for: ['page', 'unsubscribe'],
      contact: 'k-1',
      channel: 'sms',
      point: `${BORROWER}-sms`,
      locale: 'en',
      until: formatInstant(until),
    }),
  )
  let cookie = ''
  const ask = async (path: string, fields?: Readonly<Record<string, string>>) => {
    const method = fields === undefined ? 'GET' : 'POST'
    const asked = pageRequest({ method, path, cookie, ...(fields && { fields }) })
    const answer = (await invoke(
      asked,
      context(() => 20_000),
    )) as PageAnswer
    cookie = answer.cookies?.[0]?.split(';')[0] ?? cookie
    if (answer.statusCode >= 400 && answer.statusCode !== 422) throw new Error(`${path} gave ${answer.statusCode}`)
  }
  await ask(`/${REFERENCE}`)
  await ask(`/${REFERENCE}/open`, { answer: '0000' })
  await ask(`/${REFERENCE}/open`, { answer: '4821' })
  await ask(`/${REFERENCE}`)
  await ask(`/${REFERENCE}/hardship`, { words: 'I lost my job', once: '1' })
  await ask(`/${REFERENCE}/paid`, { how: 'all', once: '2' })
  await ask(`/${REFERENCE}/paid`, { how: 'all', once: '2' })
  await ask(`/${REFERENCE}/stop`, { scope: 'sms', once: '3' })
  await ask(`/${REFERENCE}/wrong-person`, { once: '4' })
}
