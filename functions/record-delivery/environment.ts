import * as z from 'zod'
import {
  caseStoreVariables,
  contactQueueVariables,
  eventBusVariables,
  secretVariables,
  workplaceVariables,
} from '../environment.ts'

export const deliveryEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...contactQueueVariables,
  ...eventBusVariables,
  /** Told where SNS sends: its receipts know a contact by its number alone. */
  SECRET_ARN: secretVariables.SECRET_ARN.optional(),
})
