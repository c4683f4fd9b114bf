import type { RulePack } from './pack-schema.ts'
import au from './packs/au.json' with { type: 'json' }
import cn from './packs/cn.json' with { type: 'json' }
import de from './packs/de.json' with { type: 'json' }
import eu from './packs/eu.json' with { type: 'json' }
import gb from './packs/gb.json' with { type: 'json' }
import hk from './packs/hk.json' with { type: 'json' }
import indonesia from './packs/id.json' with { type: 'json' }
import ie from './packs/ie.json' with { type: 'json' }
import india from './packs/in.json' with { type: 'json' }
import ke from './packs/ke.json' with { type: 'json' }
import ng from './packs/ng.json' with { type: 'json' }
import ph from './packs/ph.json' with { type: 'json' }
import sg from './packs/sg.json' with { type: 'json' }
import strictestDefault from './packs/strictest-default.json' with { type: 'json' }
import tw from './packs/tw.json' with { type: 'json' }
import us from './packs/us.json' with { type: 'json' }
import { PackRefusedError, parsePack } from './parse-pack.ts'

/** Binds where a borrower's jurisdiction is unknown. Every rulebook has it. */
export const STRICTEST_DEFAULT: RulePack = mustParse('strictest-default.json', strictestDefault)

/** The packs that come with Duewell. */
export function shippedPacks(): readonly RulePack[] {
  const places = Object.entries({ au, cn, de, eu, gb, hk, id: indonesia, ie, in: india, ke, ng, ph, sg, tw, us })
  return [...places.map(([id, input]) => mustParse(`${id}.json`, input)), STRICTEST_DEFAULT]
}

function mustParse(file: string, input: unknown): RulePack {
  const parsed = parsePack(input)
  if ('errors' in parsed) throw new PackRefusedError(file, parsed.errors)
  return parsed.pack
}
