import type { Instant } from '../../time/instant.ts'
import type { ClockView, ContactView, CountsView, Show } from './view.ts'
import type { Tick } from './wire.ts'
import { zonesOf } from './zones.ts'

/** At most so many contacts are told of in one tick; whoever wants all of them asks for the outbox. */
const NEWEST = 30

/**
 * Tells what changed in a show since it was last asked: the first answer holds the clock and the newest contacts, and
 * `undefined` means that nothing changed.
 */
export function watchChanges(show: Show): () => Tick | undefined {
  let clock: ClockView | undefined
  let samples = show.counts().at.length
  let newest: string | undefined

  return () => {
    const clockNow = show.clock()
    const counts = show.counts()
    const outbox = show.outbox({ limit: NEWEST })
    const sameClock = clock !== undefined && isSame(clock, clockNow)
    if (sameClock && counts.at.length === samples && outbox[0]?.id === newest) return undefined

    const known = outbox.findIndex((contact) => contact.id === newest)
    const contacts = known < 0 ? outbox : outbox.slice(0, known)
    // The last sample told of may have been of an hour that had not ended, so it is told again.
    const start = Math.max(0, Math.min(samples, counts.at.length) - 1)
    const grew = counts.at.length !== samples
    clock = clockNow
    samples = counts.at.length
    newest = outbox[0]?.id
    return {
      clock: clockNow,
      ...(grew ? { counts: { start, ...samplesFrom(counts, start) } } : {}),
      contacts: contacts.map(withoutHtml),
      zones: zonesOf(contacts),
    }
  }
}

function isSame(a: ClockView, b: ClockView): boolean {
  return a.now === b.now && a.state === b.state && a.speed === b.speed && a.until === b.until
}

function samplesFrom(counts: CountsView, start: number): CountsView {
  const { upcoming, due, overdue, paused, settled } = counts.states
  const { sms, email, voice, webhook, agent } = counts.sent
  const since = (values: readonly (number | Instant)[]) => values.slice(start)
  return {
    at: since(counts.at),
    states: {
      upcoming: since(upcoming),
      due: since(due),
      overdue: since(overdue),
      paused: since(paused),
      settled: since(settled),
    },
    sent: { sms: since(sms), email: since(email), voice: since(voice), webhook: since(webhook), agent: since(agent) },
  }
}

function withoutHtml(contact: ContactView): ContactView {
  const { html: _, ...message } = contact.message
  return { ...contact, message }
}
