import { Rule } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import type { RecordDelivery } from './record-delivery.ts'

export interface EmailReceiptsProps {
  readonly configurationSetName: string
  readonly to: RecordDelivery
}

/** What SES reports of our mails, from the account's default bus; mails of others in the account stay theirs. */
export class EmailReceipts extends Construct {
  constructor(scope: Construct, id: string, { configurationSetName, to }: EmailReceiptsProps) {
    super(scope, id)
    const rule = new Rule(this, 'Receipts', {
      description: 'What SES reports of mails that Duewell sent',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
    })
    to.take(rule)
  }
}
