import * as z from 'zod'
import {
  caseStoreVariables,
  contactQueueVariables,
  controlVariables,
  eventBusVariables,
  workplaceVariables,
} from '../environment.ts'

export const deliveryEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...contactQueueVariables,
  ...eventBusVariables,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
})
