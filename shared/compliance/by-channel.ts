import type { Channel } from '../case/channel.ts'

/** A table with one entry for each channel. */
export function byChannel<Value>(entryFor: (channel: Channel) => Value): Readonly<Record<Channel, Value>> {
  return {
    sms: entryFor('sms'),
    email: entryFor('email'),
    voice: entryFor('voice'),
    webhook: entryFor('webhook'),
    agent: entryFor('agent'),
  }
}
