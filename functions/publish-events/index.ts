import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { EventBridgeEventBus } from '../../shared/aws/eventbridge-event-bus.ts'
import { ownClient, singleAttempt } from '../aws-settings.ts'
import { eventBusVariables, readEnvironment, workplaceVariables } from '../environment.ts'
import { patience } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(z.object({ ...workplaceVariables, ...eventBusVariables }), process.env)

/** Called by Lambda with entries that the history gained. */
export const handler = createHandler({
  ...connectWorkplace(environment, new SQSClient(ownClient)),
  events: new EventBridgeEventBus({
    client: new EventBridgeClient(singleAttempt),
    settings: { bus: environment.EVENT_BUS, stage: environment.STAGE },
    patience,
  }),
})
