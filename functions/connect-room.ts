import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDbBudget } from '../shared/aws/dynamodb-budget.ts'
import { DynamoDbCaseStore } from '../shared/aws/dynamodb-case-store.ts'
import { DynamoDbLinkStore } from '../shared/aws/dynamodb-link-store.ts'
import { DynamoDbNeighbours } from '../shared/aws/dynamodb-neighbours.ts'
import { DynamoDbSendingControl } from '../shared/aws/dynamodb-sending-control.ts'
import { KeyedHash } from '../shared/aws/keyed-hash.ts'
import { SchedulerAlarmClock } from '../shared/aws/scheduler-alarm-clock.ts'
import { secretKey } from '../shared/aws/secret-key.ts'
import { SqsContactQueue } from '../shared/aws/sqs-contact-queue.ts'
import { issueLinks } from '../shared/links/issue-links.ts'
import type { Sender } from '../shared/ports.ts'
import { ownClient, singleAttempt } from './aws-settings.ts'
import type { RoomEnvironment } from './environment.ts'
import { clock, ids, patience } from './outside.ts'
import { policyBesideCode } from './policy-file.ts'
import type { Room } from './room.ts'
import { connectWorkplace } from './workplace.ts'

/** What a door shares with whatever else its function does. */
export interface RoomClients {
  readonly dynamodb: DynamoDBClient
  readonly sqs: SQSClient
  readonly secrets: SecretsManagerClient
}

export function roomClients(): RoomClients {
  return {
    dynamodb: new DynamoDBClient(ownClient),
    sqs: new SQSClient(ownClient),
    secrets: new SecretsManagerClient(ownClient),
  }
}

/** A door that only plans has no sender: what is due goes to the queue of a door that has one. */
export class NoSenderError extends Error {
  override readonly name = 'NoSenderError'
  constructor() {
    super('This function plans contacts and sends none; nothing was sent.')
  }
}

const noSender = (): Sender => ({ send: () => Promise.reject(new NoSenderError()) })

/** Builds the room behind every door, once a cold start. All of it stands before the house's key is there. */
export async function connectRoom(environment: RoomEnvironment, clients: RoomClients): Promise<Room> {
  const { dynamodb, sqs, secrets } = clients
  const policy = policyBesideCode()
  const scheduler = new SchedulerClient(singleAttempt)
  const hash = new KeyedHash(await secretKey({ client: secrets, secret: environment.SECRET_ARN })())
  const queue = new SqsContactQueue({ client: sqs, queues: environment.CONTACT_QUEUES })
  const table = environment.CONTROL_TABLE
  return {
    ...connectWorkplace(environment, sqs),
    policy,
    ports: {
      cases: new DynamoDbCaseStore({
        client: dynamodb,
        tables: { cases: environment.CASES_TABLE, history: environment.HISTORY_TABLE },
        historyDays: environment.HISTORY_DAYS,
        patience,
      }),
      neighbours: new DynamoDbNeighbours(dynamodb, environment.CASES_TABLE),
      alarms: new SchedulerAlarmClock({
        client: scheduler,
        settings: {
          group: environment.ALARM_GROUP,
          role: environment.ALARM_ROLE,
          targets: environment.ALARM_TARGETS,
          deadLetters: environment.ALARM_DEAD_LETTERS,
        },
        queue,
        hash,
        clock,
        patience,
      }),
      queue,
      sender: noSender,
      control: new DynamoDbSendingControl({
        client: dynamodb,
        table,
        freshForSeconds: environment.FRESH_FOR_SECONDS,
        clock,
      }),
      budget: new DynamoDbBudget({ client: dynamodb, table, budgets: environment.BUDGETS }),
      references: issueLinks({
        links: new DynamoDbLinkStore({ client: dynamodb, table }),
        derive: (borrower, contact) => hash.ofLink(borrower, contact),
        clock,
      }),
      clock,
      ids,
    },
  }
}
