import * as z from 'zod'
import { caseStoreVariables, controlVariables, secretVariables, workplaceVariables } from '../environment.ts'

export const responseEnvironmentSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...secretVariables,
  CONTROL_TABLE: controlVariables.CONTROL_TABLE,
})

/** The door of mails is told besides where they lie. */
export const mailEnvironmentSchema = z.object({ MAIL_BUCKET: z.string().min(1) })
