import * as z from 'zod'
import type { Channel } from '../../shared/case/channel.ts'
import { roomSchema } from '../environment.ts'

export const sweepSchema = roomSchema.extend({
  SWEEP_PERIOD_SECONDS: z.coerce.number().int().positive(),
  SWEEP_PARTS: z.url(),
})

/** The names of the queues, as their metrics know them: the last part of their addresses. */
export function queueNames(
  urls: Partial<Readonly<Record<Channel, string>>>,
): Partial<Readonly<Record<Channel, string>>> {
  return Object.fromEntries(
    Object.entries(urls).map(([channel, url]) => [channel, url.slice(url.lastIndexOf('/') + 1)]),
  )
}
