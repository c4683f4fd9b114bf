import * as z from 'zod'
import { mirroredListsSchema } from '../../shared/optouts/mirrored-lists.ts'
import { caseStoreVariables, controlVariables, json, secretVariables, workplaceVariables } from '../environment.ts'

export const mirrorEnvironmentSchema = z.object({
  STAGE: workplaceVariables.STAGE,
  ...secretVariables,
  CASES_TABLE: caseStoreVariables.CASES_TABLE,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
  OPT_OUT_LISTS: json(mirroredListsSchema),
})
