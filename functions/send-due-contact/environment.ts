import * as z from 'zod'
import { type Channel, channelSchema } from '../../shared/case/channel.ts'

const environmentSchema = z.object({ CHANNEL: channelSchema })

/** The channel whose queue this function serves, as infra/ sets it. Throws where it is missing or unknown. */
export function channelFrom(environment: unknown): Channel {
  return environmentSchema.parse(environment).CHANNEL
}
