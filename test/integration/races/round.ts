import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { DynamoDbCaseIntake } from '../../../shared/aws/dynamodb-case-intake.ts'
import type { DynamoDbCaseStore } from '../../../shared/aws/dynamodb-case-store.ts'
import type { DynamoDbResponseStore } from '../../../shared/aws/dynamodb-response-store.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import type { SendResult } from '../../../shared/ports.ts'
import type { Door } from '../../../shared/reconcile.ts'
import { replyHold } from '../../../shared/responses/effects.ts'
import { DAY, type Instant, MINUTE } from '../../../shared/time/instant.ts'
import { aBorrower, aLoan, aPayment, aPoint, at, LONG_AGO } from '../../case/factories.ts'
import type { Dice } from './dice.ts'
import type { Asked } from './messages.ts'
import type { Racers } from './racers.ts'

/** The first step of the loans is due, and the window is open for hours. */
const DUE = at('2026-11-07T10:00:00+08:00')
/** A message that a killed function had becomes visible again after this long. */
const VISIBILITY = 6 * MINUTE
const HORIZON = DUE + 60 * MINUTE
const SMS_QUEUE: Door = { opened: 'queue', channel: 'sms' }
const DOORS = [SMS_QUEUE, SMS_QUEUE, { opened: 'change' }] as const satisfies readonly Door[]

export interface Stores {
  readonly cases: DynamoDbCaseStore
  readonly intake: DynamoDbCaseIntake
  readonly responses: DynamoDbResponseStore
}

export const HAPPENINGS = ['nothing', 'paid', 'replied', 'imported', 'number shared'] as const
export type Happening = (typeof HAPPENINGS)[number]

export interface RoundResult {
  readonly happening: Happening
  readonly sent: number
  readonly unknown: number
  readonly withdrawn: boolean
}

interface Sent {
  readonly borrower: string
  readonly contact: string
  readonly lookedAt: bigint
}

/**
 * One round: several doors open for the same borrowers at once in several processes, of which one may be killed at any
 * instant, while something happens to the case. Then time goes on, with every message and alarm that was really put,
 * until nothing is left to do. What left, and what is stored in the end, must keep the promises.
 */
export async function raceOnce(round: number, dice: Dice, stores: Stores, racers: Racers): Promise<RoundResult> {
  const happening = HAPPENINGS[dice.below(HAPPENINGS.length)] ?? 'nothing'
  const shared = happening === 'number shared'
  const borrowers = (shared ? ['a', 'b'] : ['a']).map((each) => `b${round}.${each}`)
  const point = `sms-${round}`
  const policy = shared ? 'once-per-number' : 'plain'
  for (const borrower of borrowers) await openCase(borrower, point, stores)

  const sent: Sent[] = []
  let deaths = 0
  let untold = 0
  const due: { readonly borrower: string; readonly at: Instant; readonly alarm: boolean }[] = []
  const heard = ({ what, borrower, at, contact = '', lookedAt = '0' }: Asked): SendResult | undefined => {
    if (what !== 'send') {
      due.push({ borrower, at, alarm: what === 'alarm' })
      return undefined
    }
    const luck = dice.next()
    if (luck < 0.05) return { state: 'throttled' }
    sent.push({ borrower, contact, lookedAt: BigInt(lookedAt) })
    if (luck >= 0.1) return { state: 'accepted', providerId: contact }
    untold += 1
    return { state: 'unknown' }
  }
  const open = async (borrower: string, door: Door, now: Instant) => {
    const ended = await racers.run({ borrower, door, now, policy, heard }, dice.below(97))
    if ('killed' in ended) deaths += 1
    if ('failed' in ended)
      assert.equal(ended.failed, 'CaseContendedError', 'a door failed for another reason than a race')
    // What was not acknowledged comes again.
    if (!('outcome' in ended)) due.push({ borrower, at: now + VISIBILITY, alarm: false })
  }

  // The first plan of a case is written under another condition than every later one.
  if (dice.happens(0.7)) for (const borrower of borrowers) await open(borrower, { opened: 'change' }, DUE - 2 * DAY)

  let storedAt: bigint | undefined
  const openings = Array.from({ length: 3 + dice.below(4) }, async () => {
    await setTimeout(dice.below(40))
    await open(dice.oneOf(asTuple(borrowers)), DOORS[dice.below(DOORS.length)] ?? SMS_QUEUE, DUE)
  })
  const world = setTimeout(dice.below(120)).then(async () => {
    await happen(happening, borrowers[0] ?? '', point, dice, stores)
    if (happening === 'paid' || happening === 'replied') storedAt = process.hrtime.bigint()
  })
  const killing = dice.happens(0.2)
    ? setTimeout(dice.below(120)).then(() => racers.killOneOf(dice.below(97)))
    : undefined
  await Promise.all([...openings, world, killing])
  for (const borrower of borrowers) await open(borrower, { opened: 'change' }, DUE + MINUTE)

  for (let steps = 0; ; steps += 1) {
    const next = due.filter(({ at }) => at <= HORIZON).toSorted((a, b) => a.at - b.at)[0]
    if (next === undefined) break
    assert.ok(steps < 200, 'the round never comes to rest')
    due.splice(due.indexOf(next), 1)
    const now = Math.max(next.at, DUE + MINUTE)
    const twice = dice.happens(0.1) ? [next, next] : [next]
    await Promise.all(twice.map(({ borrower }) => open(borrower, SMS_QUEUE, now)))
  }

  const files = await Promise.all(borrowers.map((borrower) => stores.cases.load(borrower)))
  const left = files.filter((file) => file !== undefined)
  assert.equal(left.length, borrowers.length, 'a case was lost')
  keepsPromises({ happening, borrowers, sent, storedAt, files: left, later: due.filter(({ alarm }) => alarm) })
  const unknown = left.flatMap(({ plan }) => plan.contacts).filter(({ outcome }) => outcome === 'unknown').length
  assert.ok(unknown <= untold + deaths, 'a contact is unknown although nobody died')
  return { happening, sent: sent.length, unknown, withdrawn: storedAt !== undefined && sent.length === 0 }
}

interface Outcome {
  readonly happening: Happening
  readonly borrowers: readonly string[]
  readonly sent: readonly Sent[]
  readonly storedAt: bigint | undefined
  readonly files: readonly CaseFile[]
  readonly later: readonly { readonly borrower: string; readonly at: Instant }[]
}

function keepsPromises({ happening, borrowers, sent, storedAt, files, later }: Outcome): void {
  const told = JSON.stringify({ happening, sent: sent.length, contacts: files.map(({ plan }) => plan.contacts) })
  for (const borrower of borrowers) {
    assert.ok(sent.filter((each) => each.borrower === borrower).length <= 1, `sent twice: ${told}`)
  }
  if (happening === 'number shared') assert.ok(sent.length <= 1, `a number was texted twice: ${told}`)
  for (const { lookedAt } of sent) {
    assert.ok(storedAt === undefined || lookedAt <= storedAt, `sent after the reason was gone: ${told}`)
  }
  for (const { borrower, plan } of files) {
    assert.equal(plan.claim, undefined, `a claim that nobody ends: ${told}`)
    const mine = sent.filter((each) => each.borrower === borrower.id)
    for (const { contact } of mine) {
      const noted = plan.contacts.find(({ id }) => id === contact)
      assert.ok(noted?.outcome === 'sent' || noted?.outcome === 'unknown', `sent and not noted: ${told}`)
    }
    const counted = plan.contacts.length > 0
    const excused = happening === 'paid' || happening === 'replied' || happening === 'number shared'
    assert.ok(counted || excused, `owed and never sent: ${told}`)
    const alarm =
      plan.alarm !== undefined && later.some((each) => each.borrower === borrower.id && each.at <= (plan.alarm ?? 0))
    assert.ok(plan.next === undefined || alarm, `to be looked at again, and no alarm: ${told}`)
  }
  if (happening === 'number shared') {
    assert.ok(
      files.some(({ plan }) => plan.contacts.length > 0),
      `neither of two was sent: ${told}`,
    )
  }
}

async function openCase(borrower: string, point: string, { intake }: Stores): Promise<void> {
  const value = aBorrower({ id: borrower, contactPoints: [aPoint('sms', { id: point })] })
  await intake.put({ kind: 'borrower', borrower, value }, { asOf: LONG_AGO })
  await intake.put({ kind: 'loan', borrower, value: aLoan({ id: `loan.${borrower}` }) }, { asOf: LONG_AGO })
}

async function happen(
  happening: Happening,
  borrower: string,
  point: string,
  dice: Dice,
  stores: Stores,
): Promise<void> {
  const { intake, responses } = stores
  switch (happening) {
    case 'paid': {
      const value = aPayment({ loan: `loan.${borrower}` })
      await intake.put({ kind: 'payment', borrower, at: value.at, value }, { asOf: value.at })
      return
    }
    case 'replied': {
      const reply = replyHold({ id: 'in-1', at: DUE, door: 'sms', channel: 'sms', point, words: '?' })
      await responses.keep(borrower, reply)
      return
    }
    case 'imported': {
      // The same loan from several files at once; the newest stays, whatever came last.
      const versions = [1, 2, 3, 4, 5].map((each) => LONG_AGO + each * MINUTE)
      const shuffled = versions.toSorted(() => dice.next() - 0.5)
      await Promise.all(
        shuffled.map((sourceVersion) =>
          intake.put(
            { kind: 'loan', borrower, value: aLoan({ id: `loan.${borrower}`, sourceVersion }) },
            { asOf: sourceVersion },
          ),
        ),
      )
      const stored = (await stores.cases.load(borrower))?.loans[0]?.sourceVersion
      assert.equal(stored, versions.at(-1), 'an older import overwrote a newer one')
      return
    }
    case 'nothing':
    case 'number shared':
      return
  }
}

function asTuple(borrowers: readonly string[]): readonly [string, ...string[]] {
  const [first = '', ...more] = borrowers
  return [first, ...more]
}
