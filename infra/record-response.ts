import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { readQueue } from './read-queue.ts'
import { grantAskingModel, type SecondOpinionSettings } from './second-opinion.ts'
import { WorkQueue } from './work-queue.ts'

const TIMEOUT = Duration.seconds(60)

export interface RecordResponseProps {
  readonly house: House
  readonly store: CaseStore
  readonly historyDays: number
  readonly secondOpinion: SecondOpinionSettings | undefined
}

/**
 * What borrowers answer by text message: the topic that a two-way number publishes to, its queue, and the function that stores
 * each response before it understands it. SNS puts into the queue what only this account may publish, so that no signature is
 * left to check.
 */
export class RecordResponse extends Construct {
  readonly function: DuewellFunction
  readonly work: WorkQueue
  readonly topic: Topic

  constructor(scope: Construct, id: string, { house, store, historyDays, secondOpinion }: RecordResponseProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'record-response',
      description: 'Stores what borrowers answer, and lets it take effect in their cases',
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'Responses of borrowers are recorded late. One that was stored already keeps its borrower from being contacted; of ' +
          'one that was not, a borrower who said STOP may be written to once more. Read why in the log of record-response.',
      },
    })
    this.work = new WorkQueue(this, 'Inbound', {
      workTime: TIMEOUT,
      monitoring: {
        failureMeans:
          'Responses of borrowers could not be recorded five times running; a stop or a call for help may be among them. Pause ' +
          'sending, read why in the log of record-response, mend it, and move the messages back: npm run redrive, queue responses.',
      },
    })
    readQueue(this, 'Reading', { by: this.function, queue: this.work.queue, maxConcurrency: 5 })
    store.grantResponding(this.function)
    if (secondOpinion !== undefined) grantAskingModel(this.function, secondOpinion)
    // Whose message a text answers.
    this.function.tell('HISTORY_DAYS', String(historyDays))
    this.topic = this.#topic()
  }

  /** Not raw: the envelope has the only time that an inbound text comes with. */
  #topic(): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    topic.addSubscription(new SqsSubscription(this.work.queue, { deadLetterQueue: this.work.dead.queue }))
    new CfnOutput(this, 'TopicArn', {
      value: topic.topicArn,
      description: 'The two-way channel of a number of End User Messaging (update-phone-number --two-way-channel-arn)',
    })
    return topic
  }
}
