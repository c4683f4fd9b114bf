import type { ClockView, ContactView, CountsView } from '../view.ts'
import type { OverviewAnswer, Tick } from '../wire.ts'
import { getOverview } from './api.ts'
import { learnZones } from './zone-offsets.ts'

const NEWEST = 30

export interface LiveListener {
  /** The clock, the counts or the newest contacts changed. */
  changed(fresh: readonly ContactView[]): void
  /** The connection was lost (`false`) or is back. */
  connected?(yes: boolean): void
}

/** The show as far as it is known here, kept up to date by the server's events. */
export interface Live {
  overview(): OverviewAnswer
  /** Newest first, at most 30. */
  newest(): readonly ContactView[]
  setClock(clock: ClockView): void
  /** Asks again for what the events do not carry: the counts of rules. */
  refresh(): Promise<void>
  listen(listener: LiveListener): () => void
}

export async function startLive(): Promise<Live> {
  let overview = await getOverview()
  let newest: readonly ContactView[] = []
  let opened = false
  const listeners = new Set<LiveListener>()
  const tell = (fresh: readonly ContactView[]) => {
    for (const listener of listeners) listener.changed(fresh)
  }

  const live: Live = {
    overview: () => overview,
    newest: () => newest,
    setClock: (clock) => {
      overview = { ...overview, clock }
      tell([])
    },
    refresh: async () => {
      overview = await getOverview()
      tell([])
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  const events = new EventSource('/api/events')
  events.addEventListener('open', () => {
    // Samples may have come while nobody listened.
    live.refresh()
    for (const listener of listeners) listener.connected?.(true)
  })
  events.addEventListener('error', () => {
    for (const listener of listeners) listener.connected?.(false)
  })
  events.addEventListener('message', (event) => {
    const tick: Tick = JSON.parse(event.data)
    learnZones(tick.zones)
    const known = new Set(newest.map((contact) => contact.id))
    const fresh = tick.contacts.filter((contact) => !known.has(contact.id))
    newest = [...fresh, ...newest].slice(0, NEWEST)
    const counts = tick.counts === undefined ? overview.counts : joined(overview.counts, tick.counts)
    if (counts === undefined) live.refresh()
    overview = { ...overview, clock: tick.clock, counts: counts ?? overview.counts }
    // What came with the first tick was sent before this page was opened.
    tell(opened ? fresh : [])
    opened = true
  })
  return live
}

/** The samples known so far with the new ones in their place; undefined where some in between are missing. */
function joined(
  known: CountsView,
  { start, at, states, sent }: CountsView & { start: number },
): CountsView | undefined {
  if (start > known.at.length) return undefined
  const join = (old: readonly number[], fresh: readonly number[]) => [...old.slice(0, start), ...fresh]
  return {
    at: join(known.at, at),
    states: {
      upcoming: join(known.states.upcoming, states.upcoming),
      due: join(known.states.due, states.due),
      overdue: join(known.states.overdue, states.overdue),
      paused: join(known.states.paused, states.paused),
      settled: join(known.states.settled, states.settled),
    },
    sent: {
      sms: join(known.sent.sms, sent.sms),
      email: join(known.sent.email, sent.email),
      voice: join(known.sent.voice, sent.voice),
      webhook: join(known.sent.webhook, sent.webhook),
      agent: join(known.sent.agent, sent.agent),
    },
  }
}
