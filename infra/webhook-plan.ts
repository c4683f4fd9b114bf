import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { WebhookSender } from '../shared/sending/sender-settings.ts'
import type { SenderPlan } from './sender-plan.ts'

/** A house channel behind a signed request. The secret is the lender's, with a key that this account may use. */
export function webhookPlan(sender: WebhookSender): SenderPlan {
  return {
    entry: 'webhook',
    sender: { ...sender },
    grant: (fn) =>
      fn.allow(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [sender.secretArn] })),
  }
}
