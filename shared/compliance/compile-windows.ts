import type { Channel } from '../case/channel.ts'
import type { DayHours } from '../time/window.ts'
import { findZone, type Zone } from '../time/zone.ts'
import { listedHolidays } from './listed-holidays.ts'
import type { Rule } from './pack-schema.ts'
import { compileScope } from './scope.ts'
import { byDay, compileWeek, type HolidayHours } from './week-hours.ts'
import type { Where } from './where.ts'
import type { CompiledWindow, ZoneWindows } from './windows.ts'

type WindowRule = Extract<Rule, { kind: 'window' }>

const MIDNIGHT = 1440

/** The windows of a channel by the zones in which their clocks hang. */
export function compileWindows(
  rules: readonly WindowRule[],
  channel: Channel,
  where: Where,
  marginMinutes: Readonly<Record<Channel, number>>,
): readonly ZoneWindows[] {
  const byZone = new Map<Zone, CompiledWindow[]>()
  for (const rule of rules) {
    const week = compileWeek(hoursOf(rule, where), holidaysOf(rule, where), marginMinutes[channel])
    const window = { ...compileScope(rule, where), ...week, hoursOf: byDay(week) }
    for (const zone of zonesOf(rule, where)) byZone.set(zone, [...(byZone.get(zone) ?? []), window])
  }
  return [...byZone].map(([zone, windows]) => ({ zone, windows }))
}

/** Hours agreed beforehand take the place of the rule's own, on holidays too. */
function hoursOf(rule: WindowRule, { agreedHours }: Where): WindowRule['hours'] {
  if (agreedHours !== undefined && rule.agreedHours === 'govern') return [agreedHours]
  return rule.hours.map((hours) => ({ ...hours, ...closing(rule, hours) }))
}

function closing({ toInclusive }: WindowRule, { from, to }: DayHours): DayHours {
  return { from, to: toInclusive === true ? Math.min(to + 1, MIDNIGHT) : to }
}

function holidaysOf(rule: WindowRule, where: Where): HolidayHours | undefined {
  if (rule.agreedHours === 'govern' && where.agreedHours !== undefined) return undefined
  switch (rule.holidays) {
    case 'as-any-day':
      return undefined
    case 'closed':
      return { calendar: where.calendar, hours: undefined }
    default: {
      const { of, hours } = rule.holidays
      const calendar =
        of === 'regional' ? where.calendar : of === 'national' ? where.nationalCalendar : listedHolidays(of)
      return { calendar, hours: hours === 'closed' ? undefined : closing(rule, hours) }
    }
  }
}

function zonesOf({ zone }: WindowRule, { zones, zonesBy }: Where): readonly Zone[] {
  if (zone === 'every-plausible') return zones
  if (zone === 'address' || zone === 'phone') return zonesBy[zone]
  const fixed = findZone(zone)
  return fixed === undefined ? zones : [fixed]
}
