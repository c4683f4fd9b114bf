import * as z from 'zod'
import { workplaceVariables } from '../environment.ts'

/** It parks nothing: what it can't read it refuses, and the sender hears why. */
export const webhookEnvironmentSchema = z.object({
  STAGE: workplaceVariables.STAGE,
  /** The secret with the keys of the house channel. */
  WEBHOOK_SECRET_ARN: z.string().startsWith('arn:'),
  /** Queues of what borrowers answer, and of what became of messages. */
  RESPONSES: z.url(),
  REPORTS: z.url(),
})
