import type { Context } from 'aws-lambda'
import { CHAIN_NOW } from '../../../functions/chain-history/history-change.ts'
import { historyItem } from '../../../shared/aws/items/history-item.ts'
import { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import { tagOf } from '../../../shared/aws/ses-tag.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import { DAY } from '../../../shared/time/instant.ts'
import { streamRecord } from '../../bench/cost/stream-record.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { objectCreated, queued } from '../../functions/import-portfolio/import-events.ts'
import { tableChanges } from '../../functions/map-loans/change-events.ts'
import { LOAN_ITEM, PAYMENT_ITEM, STOP_ITEM } from '../../functions/map-loans/lender-samples.ts'
import {
  houseChannelReport,
  logsEvent,
  NUMBER,
  queueEvent,
  SES_DELIVERY,
  sesBounce,
  sesEvent,
  smsEvent,
  snsLine,
} from '../../functions/record-delivery/provider-events.ts'
import { context } from '../../functions/test-room.ts'
import { borrowerRow, EVERYTHING, fullFile, header, range } from '../../intake/portfolio-text.ts'
import { flatFile, flatRow, records } from '../../portfolio/import-text.ts'
import { NUMBER_STOPPED } from './beside-code.ts'
import { caseOf } from './cases.ts'
import { KEY } from './stage-in-memory.ts'
import type { Work } from './work-of-rooms.ts'

const LONG_ENOUGH = context(() => 900_000)
const BORROWER = 'b-1'
const CONTACT = 'k-1'

const BY_SNS = ['sms', logsEvent([snsLine('FAILURE', 'Phone is currently unreachable/unavailable')])] as const

/** A case with one contact that was sent by a channel. */
function contactedBy(channel: Channel) {
  const caseFile = caseOf(BORROWER, [channel])
  const contact = { id: CONTACT, at: BENCH_START, channel, point: `${BORROWER}-${channel}`, loans: [] } as const
  const sent = { ...contact, purpose: 'overdue', tone: 'friendly', outcome: 'sent' } as const
  return { ...caseFile, plan: { version: 3, arm: 'all', done: [], contacts: [sent], contactsSent: 1 } }
}

export const workOnDelivery: Work = async (invoke, lambda, stage) => {
  const tags = { contact: [tagOf(CONTACT)], borrower: [tagOf(BORROWER)] }
  const bySms = { context: { contact: CONTACT, borrower: BORROWER } }
  const reports: readonly (readonly [Channel, object])[] = [
    ['email', queueEvent(sesEvent('Email Delivered', SES_DELIVERY, tags))],
    ['email', queueEvent(sesEvent('Email Bounced', sesBounce('Permanent', 'General'), tags))],
    ['sms', queueEvent(smsEvent('TEXT_DELIVERED', bySms))],
    ['sms', queueEvent(smsEvent('TEXT_INVALID', bySms))],
    ['voice', queueEvent(smsEvent('VOICE_FAILED', bySms))],
    ['webhook', queueEvent(houseChannelReport('undelivered', { contact: CONTACT, borrower: BORROWER }))],
    ...(stage.textsBySns ? [BY_SNS] : []),
  ]
  for (const [channel, report] of reports.filter(([channel]) => stage.channels.includes(channel))) {
    stage.holdOnly(lambda, contactedBy(channel))
    const behind = new KeyedHash(KEY).ofAddress(NUMBER)
    stage.put(lambda.environment.CASES_TABLE ?? '', { pk: { S: `ADDRESS#${behind}` }, sk: { S: `CASE#${BORROWER}` } })
    stage.setTime(BENCH_START + DAY)
    await invoke(report, LONG_ENOUGH)
  }
  await invoke(queueEvent('no JSON'), LONG_ENOUGH)
}

export const workOnEvents: Work = async (invoke) => {
  const gained = historyItem(BORROWER, { what: 'point-closed', at: BENCH_START, point: 'p-1', why: 'bounced' }, 365)
  const unreadable = { pk: { S: 'x' }, sk: { S: 'y' } }
  await invoke({ Records: [gained, unreadable].map(streamRecord) }, LONG_ENOUGH)
}

export const workOnChain: Work = async (invoke, lambda, stage) => {
  const gained = historyItem(BORROWER, { what: 'point-closed', at: BENCH_START, point: 'p-1', why: 'bounced' }, 365)
  stage.holdOnly(lambda, caseOf(BORROWER, []))
  stage.setTime(BENCH_START)
  await invoke({ Records: [streamRecord(gained, 1)] }, LONG_ENOUGH)
  for (const days of [1, 2]) {
    stage.setTime(BENCH_START + days * DAY)
    await invoke(CHAIN_NOW, LONG_ENOUGH)
  }
}

export const workOnImport: Work = async (invoke, { environment }, stage) => {
  const { IMPORT_BUCKET: bucket = '' } = environment
  stage.setTime(BENCH_START + DAY)
  const arrive = async (key: string, text: string, { versions = true, time = LONG_ENOUGH } = {}) => {
    const { versionId, etag } = stage.s3.put(`/${bucket}/${key}`, text)
    const event = objectCreated(key, versions ? { versionId } : { etag })
    const detail = { ...event.detail, bucket: { name: bucket } }
    await invoke(queued({ ...event, detail }), time)
  }
  await arrive('everything.ndjson', EVERYTHING)
  await arrive('full.ndjson', fullFile(range(0, 12)))
  await arrive('fewer.ndjson', fullFile(range(0, 11), BENCH_START + DAY / 2), { versions: false })
  // So many refused rows that they go up in parts; with too little time, they are given up and the import goes on later.
  for (const [ending, text] of Object.entries({ ndjson: tooWideRecords(), csv: tooWideTable() })) {
    await arrive(`wide.${ending}`, text)
    await arrive(`again.${ending}`, text, { time: nearlyEnough() })
  }
  await invoke(queued('no JSON'), LONG_ENOUGH)
}

const TOO_WIDE = range(0, 45).map(() => ({ name: 'x'.repeat(150_000) }))

function tooWideRecords(): string {
  return records(header('delta'), borrowerRow(99), ...TOO_WIDE.map(({ name }) => borrowerRow(98, { name })))
}

function tooWideTable(): string {
  const rows = [flatRow(), ...TOO_WIDE.map(flatRow)]
  return `asOf,${flatFile(...rows).replaceAll('\nB1', '\n2026-11-02T00:00:00Z,B1')}`
}

/** Time for most of the pieces that such a file is read in. */
function nearlyEnough(): Context {
  let pieces = 0
  return context(() => (++pieces < 95 ? 900_000 : 60_000))
}

export const workOnMapping: Work = async (invoke, _, stage) => {
  stage.setTime(BENCH_START + DAY)
  const images = [LOAN_ITEM, PAYMENT_ITEM, STOP_ITEM, NUMBER_STOPPED, { type: 'LOAN' }]
  for (const now of images) await invoke(tableChanges({ now }), LONG_ENOUGH)
}

export const workOnRedrive: Work = async (invoke, { environment }) => {
  for (const queue of Object.keys(JSON.parse(environment.DEAD_LETTERS ?? '{}'))) await invoke({ queue }, LONG_ENOUGH)
}
