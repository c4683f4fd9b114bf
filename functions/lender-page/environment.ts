import * as z from 'zod'
import { json, workplaceVariables } from '../environment.ts'

/** Nothing of it is secret: the page tells everybody who opens it. */
export const lenderPageSchema = z.object({
  STAGE: workplaceVariables.STAGE,
  /** Where people sign in, and as which client the page asks there. */
  PAGE_SIGN_IN: json(
    z.strictObject({
      issuer: z.url(),
      clientId: z.string().min(1),
      scope: z.string().min(1),
      signOut: z.url().optional(),
    }),
  ),
  /** The origins that the page asks beside its own: of the issuer and of its token endpoint. */
  PAGE_ORIGINS: json(z.array(z.url()).min(1)),
})
