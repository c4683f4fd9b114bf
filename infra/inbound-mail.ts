import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IReceiptRuleSet, ReceiptRule, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { type AccessLog, PrivateBucket } from './private-bucket.ts'
import { readQueue } from './read-queue.ts'
import { grantAskingModel, type SecondOpinionSettings } from './second-opinion.ts'
import { useOfKey } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'
import { WorkQueue } from './work-queue.ts'

const TIMEOUT = Duration.seconds(60)
/** Long enough to move a mail back that waited among the dead letters; what it says stands in the history by then. */
const RAW_DAYS = 14
const PREFIX = 'mail/'

/** Where borrowers answer by mail. */
export interface InboundEmail {
  /** The address that mails ask to be answered to; its domain is received by SES. */
  readonly address: string
  /** The rule set to put the rule into, since an account has one that is active; one of its own where none is named. */
  readonly ruleSet?: string | undefined
}

export interface InboundMailProps {
  readonly house: House
  readonly store: CaseStore
  readonly accessLog: AccessLog
  readonly keepData: boolean
  readonly historyDays: number
  readonly secondOpinion: SecondOpinionSettings | undefined
  readonly inbound: InboundEmail
}

/**
 * The door of mails: a rule of SES that puts each into a bucket and tells a topic, its queue, and the function that reads the mail and
 * records it as any other response.
 */
export class InboundMail extends Construct {
  readonly function: DuewellFunction
  readonly work: WorkQueue

  constructor(scope: Construct, id: string, props: InboundMailProps) {
    super(scope, id)
    const { house, store, historyDays, secondOpinion } = props
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'record-response',
      entry: 'mail',
      description: 'Reads what borrowers answer by mail, and lets it take effect in their cases',
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'Mails of borrowers are recorded late; a borrower who said stop may be written to once more. Read why in the log of ' +
          'record-response (mail).',
      },
    })
    this.work = new WorkQueue(this, 'Arrived', {
      workTime: TIMEOUT,
      monitoring: {
        failureMeans:
          'Mails of borrowers could not be recorded five times running; a stop or a call for help may be among them. Pause ' +
          'sending, read why in the log of record-response (mail), mend it, and move the messages back: npm run redrive, queue mails.',
      },
    })
    readQueue(this, 'Reading', { by: this.function, queue: this.work.queue, maxConcurrency: 5 })
    store.grantResponding(this.function)
    if (secondOpinion !== undefined) grantAskingModel(this.function, secondOpinion)
    this.function.tell('HISTORY_DAYS', String(historyDays))
    const mails = this.#bucket(props)
    this.#receive(props, mails)
  }

  #bucket({ store, accessLog, keepData }: InboundMailProps): PrivateBucket {
    const mails = new PrivateBucket(this, 'Mails', {
      key: store.key,
      accessLog,
      keepData,
      lifecycleRules: [
        {
          expiration: Duration.days(RAW_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    this.function.tell('MAIL_BUCKET', mails.bucket.bucketName)
    const objects = mails.bucket.arnForObjects(`${PREFIX}*`)
    this.function.allow(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [objects] }),
      // Without it S3 says of a mail that is gone that it may not be read.
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [mails.bucket.bucketArn] }),
      useOfKey(store.key, 's3', 'kms:Decrypt'),
    )
    acknowledgeWildcard(
      this.function.role,
      objects,
      'SES gives mails their names; the bucket and the prefix are named.',
    )
    // SES puts mails into the bucket, whose key is the house's.
    mails.bucket.addToResourcePolicy(this.#forSes(['s3:PutObject'], objects))
    store.key.addToResourcePolicy(this.#forSes(['kms:Encrypt', 'kms:GenerateDataKey'], '*'))
    return mails
  }

  #receive({ inbound: { address, ruleSet } }: InboundMailProps, { bucket }: PrivateBucket): void {
    const topic = this.#topic()
    const rules = this.#ruleSet(ruleSet)
    const s3Action = { bucketName: bucket.bucketName, objectKeyPrefix: PREFIX, topicArn: topic.topicArn }
    const rule = new ReceiptRule(this, 'Rule', {
      ruleSet: rules,
      recipients: [address],
      // SES looks for spam and viruses, and says what it found.
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [{ bind: () => ({ s3Action }) }],
    })
    // SES tries the bucket and the topic when the rule is made.
    for (const part of [bucket, topic]) rule.node.addDependency(part)
    new CfnOutput(this, 'RuleSetName', {
      value: rules.receiptRuleSetName,
      description: 'The rule set that must be active for mails to come (ses set-active-receipt-rule-set)',
    })
  }

  #ruleSet(named: string | undefined): IReceiptRuleSet {
    return named === undefined
      ? new ReceiptRuleSet(this, 'RuleSet')
      : ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', named)
  }

  /** What SES of this account may do, and of no other. */
  #forSes(actions: string[], resource: string): PolicyStatement {
    return new PolicyStatement({
      principals: [new ServicePrincipal('ses.amazonaws.com')],
      actions,
      resources: [resource],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    })
  }

  #topic(): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addToResourcePolicy(this.#forSes(['sns:Publish'], topic.topicArn))
    topic.addSubscription(new SqsSubscription(this.work.queue, { deadLetterQueue: this.work.dead.queue }))
    return topic
  }
}
