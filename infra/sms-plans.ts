import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Stack } from 'aws-cdk-lib/core'
import type { SmsSender, VoiceSender } from '../shared/sending/sender-settings.ts'
import type { CaseStore } from './case-store.ts'
import type { DuewellFunction } from './duewell-function.ts'
import type { SenderPlan } from './sender-plan.ts'
import { onItems } from './table-grants.ts'
import { UnknownSettingError } from './unknown-setting.ts'
import { acknowledgeWildcard } from './wildcards.ts'

type Sns = Extract<SmsSender, { by: 'sns' }>
type EndUserMessaging = Extract<SmsSender, { by: 'end-user-messaging' }>

/** SMS by SNS. */
export function snsPlan(sender: Sns): SenderPlan {
  const grant = (fn: DuewellFunction) => {
    fn.allow(
      new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }),
      new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: ['arn:*:sns:*:*:*'] }),
    )
    acknowledgeWildcard(
      fn.role,
      '*',
      'SNS knows no resource for a phone number; beside this stands a denial for everything that has a name.',
    )
  }
  return { entry: 'sms-by-sns', sender: { ...sender }, grant }
}

/** SMS by End User Messaging. `configurationSet` is where its receipts come from. */
export function endUserMessagingPlan(
  sender: EndUserMessaging,
  configurationSet: string,
  { control }: CaseStore,
): SenderPlan {
  const grant = (fn: DuewellFunction) => {
    if (sender.twoWay === true) fn.allow(onItems(control, ['MESSAGE#*'], 'dynamodb:PutItem'))
    fn.allow(
      new PolicyStatement({
        actions: ['sms-voice:SendTextMessage'],
        resources: [
          originArn(fn, 'channels.sms.sender.originationIdentity', sender.originationIdentity),
          smsVoiceArn(fn, 'configuration-set', configurationSet),
        ],
      }),
    )
  }
  return { entry: 'sms-by-end-user-messaging', sender: { ...sender, configurationSet }, grant }
}

export function voicePlan(sender: VoiceSender, configurationSet: string): SenderPlan {
  const grant = (fn: DuewellFunction) => {
    fn.allow(new PolicyStatement({ actions: ['sms-voice:SendVoiceMessage'], resources: ['*'] }))
    acknowledgeWildcard(
      fn.role,
      '*',
      'SendVoiceMessage has no resource in the service authorization reference, so nothing narrower is heard.',
    )
  }
  return { entry: 'voice', sender: { ...sender, configurationSet }, grant }
}

/** Where a message may come from, as a policy names it. A bare number or sender id says too little to be named. */
function originArn(fn: DuewellFunction, setting: string, identity: string): string {
  if (identity.startsWith('arn:')) return identity
  if (identity.startsWith('pool-')) return smsVoiceArn(fn, 'pool', identity)
  if (identity.startsWith('phone-')) return smsVoiceArn(fn, 'phone-number', identity)
  throw new UnknownSettingError(
    setting,
    identity,
    'write the ARN of a number, pool or sender id, or the id of a pool or number',
  )
}

function smsVoiceArn(fn: DuewellFunction, resource: string, resourceName: string): string {
  return Stack.of(fn).formatArn({ service: 'sms-voice', resource, resourceName })
}
