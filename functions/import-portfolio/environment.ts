import * as z from 'zod'
import { idSchema } from '../../shared/case/borrower.ts'
import { caseStoreVariables, controlVariables, secretVariables, workplaceVariables } from '../environment.ts'

const { CONTROL_TABLE } = controlVariables

export const importEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...secretVariables,
  CONTROL_TABLE,
  /** The queue that this function serves, in which a long import goes on. */
  IMPORT_QUEUE: z.url(),
  /** The feed of files that name none. */
  FEED: idSchema,
})
