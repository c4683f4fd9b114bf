import { HOUR, type Instant } from '../../shared/time/instant.ts'
import { findZone, localMinute, type Zone } from '../../shared/time/zone.ts'

/** Round the world in steps of at most three hours, and without a country whose clocks change at odd times. */
const ROUND_THE_WORLD = [
  'Pacific/Honolulu',
  'America/Phoenix',
  'America/Panama',
  'America/Sao_Paulo',
  'Atlantic/Cape_Verde',
  'Africa/Lagos',
  'Asia/Dubai',
  'Asia/Dhaka',
  'Asia/Shanghai',
  'Australia/Brisbane',
  'Pacific/Fiji',
] as const

export interface DecentZone {
  readonly name: string
  readonly zone: Zone
}

/** A zone in which it is between 10:00 and 15:00, so that the tests may contact people whenever they are run. */
export function decentZone(now: Instant): DecentZone {
  for (const name of ROUND_THE_WORLD) {
    const zone = findZone(name)
    if (zone === undefined) continue
    const minute = localMinute(zone, now)
    if (minute >= 10 * 60 && minute < 15 * 60) return { name, zone }
  }
  throw new Error(`In none of the zones is it a decent hour at ${new Date(now - (now % HOUR)).toISOString()}.`)
}
