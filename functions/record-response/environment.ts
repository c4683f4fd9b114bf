import * as z from 'zod'
import { caseStoreVariables, controlVariables, secretVariables, workplaceVariables } from '../environment.ts'

export const responseEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...secretVariables,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
  /** Told where the lender named a model to ask. */
  SECOND_OPINION_MODEL: z.string().min(1).optional(),
})

/** The door of mails is told besides where they lie. */
export const mailEnvironmentSchema = z.object({ MAIL_BUCKET: z.string().min(1) })
