import type { Channel } from '../case/channel.ts'

/** What belongs to each channel, found by comparing names: a table's entry under a name that varies takes six times as long. */
export type ByChannel<Value> = (channel: Channel) => Value

export function byChannel<Value>(entryFor: (channel: Channel) => Value): ByChannel<Value> {
  const sms = entryFor('sms')
  const email = entryFor('email')
  const voice = entryFor('voice')
  const webhook = entryFor('webhook')
  const agent = entryFor('agent')
  return (channel) => {
    switch (channel) {
      case 'sms':
        return sms
      case 'email':
        return email
      case 'voice':
        return voice
      case 'webhook':
        return webhook
      case 'agent':
        return agent
    }
  }
}
