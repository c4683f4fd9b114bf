import * as z from 'zod'
import { caseStoreVariables, controlVariables, secretVariables } from '../environment.ts'

export const lenderApiSchema = z.object({
  STAGE: z.string().min(1),
  ...caseStoreVariables,
  ...controlVariables,
  ...secretVariables,
  /** The claim of a token that holds the groups of a person. */
  ROLES_CLAIM: z.string().min(1),
})
