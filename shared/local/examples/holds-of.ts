import type { Hold } from '../../case/hold.ts'
import { DAY, type Instant, weekday } from '../../time/instant.ts'
import { localDay, localMinute, type Zone } from '../../time/zone.ts'
import { isAskedAway } from './asked-hours.ts'
import type { Draft, HoldFact } from './draft.ts'

/** The holds that an example tells of, each since the day before where it does not say. */
export function holdsOf(
  { holds, askedHours, askedPlace, askedDaysAgo, place, otherDebt, lifted }: Draft,
  now: Instant,
  zone: Zone,
): readonly Hold[] {
  const designated =
    (askedPlace !== undefined && askedPlace === place) ||
    ((askedHours?.designated || isWholeDay(askedHours)) &&
      askedHours !== undefined &&
      isAskedAway(askedHours, localMinute(zone, now), weekday(localDay(zone, now))))
  const all: readonly HoldFact[] = designated
    ? [...holds, { kind: 'time-asked', ...(askedDaysAgo !== undefined && { daysAgo: askedDaysAgo }) }]
    : holds
  if (lifted) return []
  return all.map((hold, at) => holdOf(hold, `hold-${at}`, now, otherDebt === true))
}

/** A day of the week that the borrower closed altogether; a wish for hours can't say that. */
function isWholeDay(asked: Draft['askedHours']): boolean {
  return asked?.wish === 'closed' && asked.to - asked.from === 24 * 60
}

function holdOf({ kind, channel, days, daysAgo = 1 }: HoldFact, id: string, now: Instant, onOneDebt: boolean): Hold {
  const base = {
    id,
    scope: scopeOf(channel, onOneDebt),
    from: now - daysAgo * DAY,
    source: 'example',
    ...(days !== undefined && { until: now + days * DAY }),
  }
  const today = Math.floor(now / DAY)
  switch (kind) {
    case 'represented':
      return { kind, ...base, representative: 'a representative' }
    case 'promise':
      return { kind, ...base, loan: 'loan-1', amount: 1, dueOn: today + 1 }
    case 'arrangement':
      return { kind, ...base, loan: 'loan-1', instalments: [{ id: 'instalment-1', dueOn: today + 1, amount: 1 }] }
    case 'arrangement-answer':
      return { kind, ...base, loan: 'loan-1', arrangement: id, says: 'confirmed' }
    default:
      return { kind, ...base }
  }
}

function scopeOf(channel: HoldFact['channel'], onOneDebt: boolean): Hold['scope'] {
  if (channel !== undefined) return { of: 'channel', channel }
  return onOneDebt ? { of: 'loan', loan: 'loan-1' } : { of: 'all' }
}
