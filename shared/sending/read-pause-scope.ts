import { channelSchema } from '../case/channel.ts'
import { type Pause, pauseSchema } from './sending-state.ts'

/**
 * Reads what a pause is to cover: `all`, `channel=sms`, `strategy=gentle 1`, `segment=returning` or `country=CN`; undefined for
 * anything else.
 */
export function readPauseScope(text: string): Pause['scope'] | undefined {
  const [of = '', ...rest] = text.split('=')
  const value = rest.join('=')
  const scope = pauseSchema.shape.scope.safeParse(
    of === 'all' && rest.length === 0
      ? { of }
      : { of, [of]: of === 'channel' ? channelSchema.safeParse(value).data : value },
  )
  return scope.success ? scope.data : undefined
}
