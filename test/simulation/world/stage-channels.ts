import type { Channel } from '../../../shared/case/channel.ts'
import type { Weather } from './weather.ts'

/** Channels by which something leaves. */
export type SendingChannel = Exclude<Channel, 'agent'>

/** By which channels a stage sends: every one texts and mails, some call and hand over to a channel of the house. */
export function sendingChannels({ voice, webhook }: Weather): readonly SendingChannel[] {
  return ['sms', 'email', ...(voice ? (['voice'] as const) : []), ...(webhook ? (['webhook'] as const) : [])]
}

export function stageChannels(weather: Weather): readonly Channel[] {
  return [...sendingChannels(weather), 'agent']
}

/** What stands for each channel of a stage, as something else. */
export function ofEach<From, To>(
  all: Readonly<Partial<Record<Channel, From>>>,
  make: (each: From) => To,
): Readonly<Partial<Record<Channel, To>>> {
  return Object.fromEntries(Object.entries(all).map(([channel, each]) => [channel, make(each)]))
}
