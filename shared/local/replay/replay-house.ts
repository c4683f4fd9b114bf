import type { RulePack } from '../../compliance/pack-schema.ts'
import house from '../../compliance/packs/replay-house.json' with { type: 'json' }
import { PackRefusedError, parsePack } from '../../compliance/parse-pack.ts'

/** The house rules of a replay: 08:00 to 20:00 in Nigeria, and at most one contact a day by each channel. */
export function replayHouse(): RulePack {
  const parsed = parsePack(house)
  if ('errors' in parsed) throw new PackRefusedError('replay-house.json', parsed.errors)
  return parsed.pack
}
