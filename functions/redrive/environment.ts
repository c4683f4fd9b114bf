import * as z from 'zod'
import { json } from '../environment.ts'

const movable = z.strictObject({ holds: z.enum(['borrowers', 'reports']), from: z.url(), to: z.url() })
const unmovable = z.strictObject({ holds: z.literal('stream-positions') })

/** The dead-letter queues by the names that an operator calls them by. */
export const redriveEnvironmentSchema = z.object({
  STAGE: z.string().min(1),
  DEAD_LETTERS: json(z.record(z.string(), z.discriminatedUnion('holds', [movable, unmovable]))),
})
