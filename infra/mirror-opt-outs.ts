import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { MirroredLists } from '../shared/optouts/mirrored-lists.ts'
import type { CaseStore } from './case-store.ts'
import type { Channels } from './channels.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { startBySchedule } from './start-by-schedule.ts'
import { onItems, scanOf, TABLE_KEY_USE, useOfKey } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/** The first start of a day begins its round; the others find it done, or go on where it was. */
const EVERY_HOUR = 'rate(1 hour)'
/** The list that a number of End User Messaging has unless it is given another. */
const USUAL_LIST = 'Default'

export interface MirrorOptOutsProps {
  readonly house: House
  readonly store: CaseStore
  readonly lists: MirroredLists
}

/** The lists that a stage's channels have at their providers; undefined where they have none. */
export function mirroredLists({ sms, email }: Channels): MirroredLists | undefined {
  if (sms === undefined && email === undefined) return undefined
  const { sender } = sms ?? {}
  return {
    ...(sender?.by === 'end-user-messaging' && {
      endUserMessaging: { list: sender.optOutList ?? USUAL_LIST, bothWays: sender.optOutList !== undefined },
    }),
    ...(sender?.by === 'sns' && { sns: true as const }),
    ...(email && { ses: { bothWays: email.suppressStops === true } }),
  }
}

/** Mirrors what providers list and what is closed here, once a day. */
export class MirrorOptOuts extends Construct {
  readonly function: DuewellFunction

  constructor(scope: Construct, id: string, { house, store, lists }: MirrorOptOutsProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'mirror-opt-outs',
      description: 'Mirrors opt-out lists of providers and what borrowers stopped here',
      timeout: Duration.minutes(15),
      house,
      monitoring: {
        failureMeans:
          'Opt-outs at a carrier or a provider are not taken over; a borrower who opted out there may be tried once more, and is ' +
          'closed by the error of that send. Read why in the log of mirror-opt-outs; the next hour tries again.',
      },
    })
    const dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans: 'The mirroring of opt-outs was not started for an hour; the next start makes up for it.',
      },
    })
    startBySchedule(this, {
      ...{ function: this.function, dead, what: 'the mirroring of opt-outs', expression: EVERY_HOUR },
      input: { mirror: true },
    })
    this.function.tell('OPT_OUT_LISTS', JSON.stringify(lists))
    this.function.tell('CASES_TABLE', store.cases.tableName)
    this.function.tell('CONTROL_TABLE', store.control.tableName)
    this.function.allow(
      scanOf(store.cases),
      onItems(store.cases, ['ADDRESS#*'], 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      onItems(store.cases, ['BORROWER#*'], 'dynamodb:PutItem'),
      onItems(store.control, ['MIRROR'], 'dynamodb:GetItem', 'dynamodb:PutItem'),
      useOfKey(store.key, 'dynamodb', ...TABLE_KEY_USE),
    )
    this.#allowLists(lists)
  }

  #allowLists({ endUserMessaging, ses, sns }: MirroredLists): void {
    const whole: string[] = []
    if (endUserMessaging !== undefined) {
      const { list: resourceName, bothWays } = endUserMessaging
      const list = Stack.of(this).formatArn({ service: 'sms-voice', resource: 'opt-out-list', resourceName })
      const changing = bothWays ? ['sms-voice:PutOptedOutNumber', 'sms-voice:DeleteOptedOutNumber'] : []
      this.function.allow(
        new PolicyStatement({ actions: ['sms-voice:DescribeOptedOutNumbers', ...changing], resources: [list] }),
      )
    }
    if (ses !== undefined) {
      whole.push('ses:ListSuppressedDestinations')
      if (ses.bothWays) whole.push('ses:PutSuppressedDestination', 'ses:DeleteSuppressedDestination')
    }
    if (sns === true) whole.push('sns:ListPhoneNumbersOptedOut')
    if (whole.length === 0) return
    this.function.allow(new PolicyStatement({ actions: whole, resources: ['*'] }))
    acknowledgeWildcard(
      this.function.role,
      '*',
      'The lists of SES and SNS are those of the account and have no resource.',
    )
  }
}
