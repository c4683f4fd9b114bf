import * as z from 'zod'
import { caseStoreVariables, controlVariables, secretVariables, workplaceVariables } from '../environment.ts'

export const responseEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...secretVariables,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
})
