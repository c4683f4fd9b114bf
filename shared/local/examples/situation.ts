import type { Borrower } from '../../case/borrower.ts'
import type { Hold } from '../../case/hold.ts'
import type { RecentContact } from '../../case/plan.ts'
import type { Approach } from '../../compliance/contract.ts'
import type { Rule } from '../../compliance/pack-schema.ts'
import { findCalendar } from '../../time/calendar.ts'
import { type Instant, parseDay } from '../../time/instant.ts'
import { zonesOf } from '../../time/jurisdiction-zones.ts'
import { findZone, type Zone } from '../../time/zone.ts'
import { approachOf, channelFor } from './approach-of.ts'
import { borrowerOf, pointOf } from './borrower-of.ts'
import { contactsOf } from './contacts-of.ts'
import type { Draft } from './draft.ts'
import type { Example } from './example.ts'
import { holdsOf } from './holds-of.ts'
import type { Surroundings } from './instant-of.ts'
import { momentOf } from './moment.ts'
import { placeOf, zoneIn } from './read-where.ts'

/** An example as a question to the engine. */
export interface Situation {
  readonly actor: 'first-party' | 'third-party'
  readonly borrower: Borrower
  readonly approach: Approach
  readonly contacts: readonly RecentContact[]
  readonly holds: readonly Hold[]
  readonly now: Instant
  readonly around: Surroundings
}

const DEFAULT_TODAY = '2026-11-23'

/** Puts what was read into the engine's words. The rules that the example names tell what it leaves open. */
export function situationOf(example: Example, draft: Draft, rules: readonly Rule[], compiled?: string): Situation {
  const country = placeOf(example.jurisdiction)
  const place = draft.region === undefined ? country : `${country}-${draft.region}`
  const zones = zonesFor(draft, place, example.when)
  const around: Surroundings = {
    zone: clockOf(example.when, zones),
    calendar: findCalendar(place),
    place,
    today: parseDay(compiled ?? DEFAULT_TODAY) ?? 0,
  }
  const moment = momentOf(example, draft, rules, around)
  const channel = channelFor(draft, rules)
  const point = pointOf(channel, draft, moment)
  return {
    actor: draft.actor ?? actorOf(rules),
    borrower: borrowerOf(draft, place, zones, point, moment, around.zone),
    approach: approachOf(draft, channel, point, rules),
    contacts: contactsOf(draft, channel, moment, around, rules),
    holds: holdsOf(draft, moment.now, around.zone),
    now: moment.now,
    around,
  }
}

/** One zone of the place is enough where none is named: "local" is the clock of wherever the example is. */
function zonesFor(draft: Draft, place: string, when: string): readonly string[] {
  if (draft.zones.length > 0) return [...new Set(draft.zones)]
  const named = zoneIn(when)
  return named === undefined ? zonesOf(place).slice(0, 1) : [named]
}

function clockOf(when: string, zones: readonly string[]): Zone {
  const zone = findZone(zoneIn(when) ?? zones[0] ?? 'Etc/UTC')
  if (zone === undefined) throw new Error(`No zone is known for "${when}" or ${zones.join(', ')}.`)
  return zone
}

function actorOf(rules: readonly Rule[]): Situation['actor'] {
  return rules.length > 0 && rules.every(({ actor }) => actor === 'third') ? 'third-party' : 'first-party'
}
