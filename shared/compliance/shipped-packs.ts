import type { RulePack } from './pack-schema.ts'
import cn from './packs/cn.json' with { type: 'json' }
import strictestDefault from './packs/strictest-default.json' with { type: 'json' }
import us from './packs/us.json' with { type: 'json' }
import { PackRefusedError, parsePack } from './parse-pack.ts'

/** Binds where a borrower's jurisdiction is unknown. Every rulebook has it. */
export const STRICTEST_DEFAULT: RulePack = mustParse('strictest-default.json', strictestDefault)

/** The packs that come with Duewell. */
export function shippedPacks(): readonly RulePack[] {
  return [mustParse('cn.json', cn), mustParse('us.json', us), STRICTEST_DEFAULT]
}

function mustParse(file: string, input: unknown): RulePack {
  const parsed = parsePack(input)
  if ('errors' in parsed) throw new PackRefusedError(file, parsed.errors)
  return parsed.pack
}
