import * as z from 'zod'
import { caseStoreVariables, controlVariables, secretVariables, workplaceVariables } from '../environment.ts'

export const pageEnvironmentSchema = z.object({
  STAGE: workplaceVariables.STAGE,
  ...caseStoreVariables,
  ...secretVariables,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
})
