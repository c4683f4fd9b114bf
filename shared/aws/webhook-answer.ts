import * as z from 'zod'
import { fromJson } from '../json-text.ts'
import type { SendResult } from '../ports.ts'
import type { Answer } from './pinned-post.ts'
import { THROTTLED, UNAVAILABLE, UNKNOWN } from './provider-errors.ts'

/** With status 422 a receiver says that this address is dead: `{"rejected": "opted-out"}` closes it like a bounce does. */
const rejectionSchema = z.object({ rejected: z.enum(['bounced', 'blocked', 'invalid', 'opted-out']) })

/** What a receiver's answer means. It has no id of its own to give, so the contact's stands for it. */
export function resultOfAnswer({ status, body }: Answer, contact: string): SendResult {
  if (status >= 200 && status < 300) return { state: 'accepted', providerId: contact }
  if (status === 429) return THROTTLED
  if (status >= 500 || status === 408) return UNKNOWN
  if (status !== 422) return UNAVAILABLE
  const rejection = rejectionSchema.safeParse(fromJson(body))
  return rejection.success ? { state: 'rejected', why: rejection.data.rejected } : UNAVAILABLE
}
