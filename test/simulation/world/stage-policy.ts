import { readFileSync } from 'node:fs'
import type { Policy } from '../../../shared/case/policy.ts'
import { parsePack } from '../../../shared/compliance/parse-pack.ts'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import { shippedTemplates } from '../../../shared/messages/shipped-templates.ts'
import { parseStrategy } from '../../../shared/strategy/parse-strategy.ts'
import { shippedStrategy } from '../../../shared/strategy/shipped.ts'
import { stageChannels } from './stage-channels.ts'
import type { Weather } from './weather.ts'

/** A pack of the house beside those that ship, so that a limit by number and one over all loans are met often. */
const HOUSE_PACK: unknown = JSON.parse(readFileSync(new URL('../house-pack.json', import.meta.url), 'utf8'))
/** The gentle strategy with calls and a house channel among its own, for stages that have them. */
const HOUSE_STRATEGY: unknown = JSON.parse(readFileSync(new URL('../house-strategy.json', import.meta.url), 'utf8'))

const policies = new Map<string, Policy>()

/** The policy of a simulated stage, compiled once for all stages alike: reading it is not what is simulated. */
export function stagePolicy(weather: Weather): Policy {
  const channels = stageChannels(weather)
  const name = channels.join(' ')
  const known = policies.get(name)
  if (known !== undefined) return known
  const house = parsePack(HOUSE_PACK)
  if ('errors' in house) throw new Error(JSON.stringify(house.errors))
  const templates = shippedTemplates()
  const strategy =
    weather.voice || weather.webhook ? houseStrategy(templates) : shippedStrategy('gentle', { templates })
  const packs = [...shippedPacks(), house.pack]
  const policy = { ...localPolicy({ packs, channels, templates, strategy }), spreadMinutes: 20 }
  policies.set(name, policy)
  return policy
}

function houseStrategy(templates: ReturnType<typeof shippedTemplates>) {
  const parsed = parseStrategy(HOUSE_STRATEGY, { templates })
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors))
  return parsed.strategy
}
