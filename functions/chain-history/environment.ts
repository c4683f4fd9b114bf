import * as z from 'zod'

export const chainingSchema = z.object({ STAGE: z.string().min(1), DIGEST_BUCKET: z.string().min(1) })
