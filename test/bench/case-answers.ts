import { toItem } from '../../shared/aws/items/attributes.ts'
import { borrowerItem, loanItem, paymentItem } from '../../shared/aws/items/case-items.ts'
import { standingItem } from '../../shared/aws/items/control-items.ts'
import { partitionOf, sortKeys } from '../../shared/aws/items/keys.ts'
import { planAttributes } from '../../shared/aws/items/plan-item.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import { decide } from '../../shared/case/decide.ts'
import type { ProposedContact } from '../../shared/case/decision.ts'
import { withClaim } from '../../shared/case/plan-changes.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { DAY, type Instant, MINUTE } from '../../shared/time/instant.ts'
import type { Answer } from './null-server.ts'
import { BENCH_START, typicalCase } from './typical-case.ts'

export const CLAIM = 'k-bench'

export interface DueCase {
  readonly caseFile: CaseFile
  readonly contact: ProposedContact
  /** When the contact is due. */
  readonly now: Instant
}

/** A typical case that is owed a contact by a channel, and when. */
export function dueCase(channel: Channel, policy: Policy): DueCase {
  const caseFile = typicalCase(0, 5)
  for (let now = BENCH_START; now < BENCH_START + 10 * DAY; now += 15 * MINUTE) {
    const decision = decide(caseFile, policy, now)
    if (decision.kind === 'contact' && decision.contact.channel === channel) {
      return { caseFile, contact: decision.contact, now }
    }
  }
  throw new Error(`the typical case is owed nothing by ${channel}`)
}

/** What AWS answers while the contact is sent: first the case as it stands, at the second look with our claim. */
export function answersFor({ caseFile, contact, now }: DueCase): readonly Answer[] {
  const claimed = { ...caseFile, plan: withClaim(caseFile.plan, contact, CLAIM, now) }
  return [
    { to: '.Query / {"TableName":"cases"', with: [caseFile, claimed].map(asItems) },
    { to: '.Query / {"TableName":"control"', with: [listed([standingItem({ mode: 'live' })])] },
    { to: 'Action=Publish', with: [PUBLISHED] },
    { to: '/schedules/', with: ['{"ScheduleArn":"arn:aws:scheduler:eu-west-1:000000000000:schedule/alarms/one"}'] },
  ]
}

const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId>' +
  '</PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>'

function asItems({ borrower, loans, payments, plan }: CaseFile): string {
  return listed([
    borrowerItem(borrower),
    ...loans.map((loan) => loanItem(borrower.id, loan)),
    ...payments.map((payment) => paymentItem(borrower.id, payment)),
    toItem({ pk: partitionOf(borrower.id), sk: sortKeys.plan, v: 1, ...planAttributes(plan) }),
  ])
}

function listed(items: readonly object[]): string {
  return JSON.stringify({ Items: items, Count: items.length, ScannedCount: items.length })
}
