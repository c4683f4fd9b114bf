import * as z from 'zod'
import { workplaceVariables } from '../environment.ts'

export const chainingSchema = z.object({ ...workplaceVariables, DIGEST_BUCKET: z.string().min(1) })
