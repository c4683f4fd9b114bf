import { EventBus as Bus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  type IConfigurationSet,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import type { EmailChannel } from './channels.ts'
import type { DuewellFunction } from './duewell-function.ts'
import type { SenderPlan } from './sender-plan.ts'
import { onItems } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/** What is heard of a mail. Not whether it was opened: that would put an image into it that watches the borrower. */
const EVENTS = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
]

export interface EmailSendingProps {
  readonly email: EmailChannel
  readonly store: CaseStore
}

/** Email by SES: the configuration set that mails go through, and the way of its events to the default bus. */
export class EmailSending extends Construct {
  readonly configurationSetName: string
  readonly #email: EmailChannel
  readonly #store: CaseStore

  constructor(scope: Construct, id: string, { email, store }: EmailSendingProps) {
    super(scope, id)
    this.#email = email
    this.#store = store
    const set = this.#configurationSet(email.sender.configurationSet)
    this.configurationSetName = set.configurationSetName
    new ConfigurationSetEventDestination(this, 'Events', {
      configurationSet: set,
      // SES sends its events to the default bus of the account and to no other.
      destination: EventDestination.eventBus(Bus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: EVENTS,
    })
  }

  plan(): SenderPlan {
    const { sender, inbound } = this.#email
    const grant = (fn: DuewellFunction) => {
      fn.allow(
        new PolicyStatement({
          actions: ['ses:SendEmail'],
          resources: [...identityArns(fn, sender.from), sesArn(fn, 'configuration-set', this.configurationSetName)],
        }),
      )
      grantAskingTheRate(fn)
      if (inbound !== undefined) fn.allow(onItems(this.#store.control, ['MESSAGE#*'], 'dynamodb:PutItem'))
    }
    const answered = inbound && { replyTo: inbound.address, answered: true }
    return { entry: 'email', sender: { ...sender, ...answered, configurationSet: this.configurationSetName }, grant }
  }

  #configurationSet(name: string | undefined): IConfigurationSet {
    if (name !== undefined) return ConfigurationSet.fromConfigurationSetName(this, 'ConfigurationSet', name)
    return new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
  }
}

/** SES sends under the identity of the address or, where only that is verified, of its domain. */
function identityArns(fn: DuewellFunction, from: string): string[] {
  const address = /<([^<>]+)>$/.exec(from)?.[1] ?? from
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return [address, domain].map((identity) => sesArn(fn, 'identity', identity))
}

function grantAskingTheRate(fn: DuewellFunction): void {
  fn.allow(new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }))
  acknowledgeWildcard(
    fn.role,
    '*',
    'GetAccount is about the account and has no resource; it tells how many mails a second SES takes.',
  )
}

function sesArn(fn: DuewellFunction, resource: string, resourceName: string): string {
  return Stack.of(fn).formatArn({ service: 'ses', resource, resourceName })
}
