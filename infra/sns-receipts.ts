import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import { CfnSubscriptionFilter, type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import type { HouseSecret } from './house-secret.ts'
import type { RecordDelivery } from './record-delivery.ts'
import { onItems } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/**
 * Who makes the two log groups into which SNS writes what became of text messages. Their names are the account's, so one
 * stage of an account makes them (`create`) and any other reads them (`existing`).
 */
export type SmsDeliveryLogs = 'create' | 'existing' | 'off'

export interface SnsReceiptsProps {
  readonly store: CaseStore
  readonly secret: HouseSecret
  readonly to: RecordDelivery
  readonly logs: Exclude<SmsDeliveryLogs, 'off'>
}

/** What SNS reports of text messages: lines of a log of its own, which name the number and are kept for days only. */
export class SnsReceipts extends Construct {
  constructor(scope: Construct, id: string, { store, secret, to, logs }: SnsReceiptsProps) {
    super(scope, id)
    const { account, region } = Stack.of(this)
    const delivered = `sns/${region}/${account}/DirectPublishToPhoneNumber`
    const names = { Delivered: delivered, Failed: `${delivered}/Failure` }
    if (logs === 'create') this.#letLogsUse(store)
    for (const [what, logGroupName] of Object.entries(names)) {
      const group = this.#logGroup(what, logGroupName, store, logs)
      const permission = `${what}Invokes`
      to.function.lambda.addPermission(permission, {
        principal: new ServicePrincipal('logs.amazonaws.com'),
        sourceAccount: account,
        sourceArn: `${this.#arnOf(logGroupName)}:*`,
      })
      const filter = new CfnSubscriptionFilter(this, `${what}Lines`, {
        logGroupName: group.logGroupName,
        destinationArn: to.function.lambda.functionArn,
        // Every line of these groups is a receipt.
        filterPattern: '',
      })
      filter.node.addDependency(to.function.lambda)
    }
    // A line names the message by its number and SNS's own id: who is behind the one was sent the other, or was not.
    secret.grantRead(to.function)
    to.function.allow(
      onItems(store.cases, ['ADDRESS#*'], 'dynamodb:Query'),
      onItems(store.history, ['BORROWER#*'], 'dynamodb:Query'),
    )
    this.#keepWhatFails(to)
    this.#roleForSns(Object.values(names))
  }

  #logGroup(what: string, logGroupName: string, { key }: CaseStore, logs: 'create' | 'existing'): ILogGroup {
    if (logs === 'existing') return LogGroup.fromLogGroupName(this, what, logGroupName)
    return new LogGroup(this, what, {
      logGroupName,
      retention: RetentionDays.ONE_WEEK,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  /** CloudWatch Logs encrypts with the house's key, for these log groups only. */
  #letLogsUse({ key }: CaseStore): void {
    const { region } = Stack.of(this)
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: [
          'kms:Decrypt',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': this.#arnOf('sns/*') } },
      }),
    )
  }

  /** A log has no queue: Lambda tries its lines three times and then keeps the invocation for a person. */
  #keepWhatFails({ function: fn, work }: RecordDelivery): void {
    fn.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [work.dead.queue.queueArn] }))
    new EventInvokeConfig(this, 'Invoking', {
      function: fn.lambda,
      maxEventAge: Duration.hours(1),
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: work.dead.queue.queueArn }) },
    })
  }

  /** SNS writes the logs only once the account names this role (docs/guides/deploying.md). */
  #roleForSns(names: readonly string[]): void {
    const role = new Role(this, 'Writing', {
      description: 'SNS writes what became of text messages',
      assumedBy: new ServicePrincipal('sns.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Logs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: names.map((name) => `${this.#arnOf(name)}:*`),
            }),
          ],
        }),
      },
    })
    for (const name of names) {
      acknowledgeWildcard(
        role,
        `${this.#arnOf(name)}:*`,
        'SNS names the streams of its log; the two log groups are named.',
      )
    }
    new CfnOutput(this, 'DeliveryStatusRole', {
      value: role.roleArn,
      description: 'aws sns set-sms-attributes --attributes DeliveryStatusIAMRole=<this>',
    })
  }

  #arnOf(resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  }
}
