import type { Policy } from '../../../shared/case/policy.ts'
import { parsePack } from '../../../shared/compliance/parse-pack.ts'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import { compileTemplates } from '../../../shared/messages/catalogue.ts'
import { SHIPPED_SETTING, SHIPPED_TEMPLATES } from '../../../shared/messages/shipped-templates.ts'
import { parseStrategy } from '../../../shared/strategy/parse-strategy.ts'
import { type PolicyVersion, packFile, strategyFile } from './house-policy.ts'
import { stageChannels } from './stage-channels.ts'
import type { Weather } from './weather.ts'

const policies = new Map<string, Policy>()

/** The policy of a simulated stage, compiled once for all stages alike: reading it is not what is simulated. */
export function stagePolicy(weather: Weather, version: PolicyVersion): Policy {
  const channels = stageChannels(weather)
  const name = `${version} ${channels.join(' ')}`
  const known = policies.get(name)
  if (known !== undefined) return known
  const templates = compileTemplates(
    SHIPPED_TEMPLATES.map((template) => (version === 1 ? template : { ...template, version: '2' })),
    SHIPPED_SETTING,
  )
  const house = orThrow(parsePack(packFile(version)))
  const { strategy } = orThrow(parseStrategy(strategyFile(weather, version), { templates }))
  const packs = [...shippedPacks(), house.pack]
  const policy = { ...localPolicy({ packs, channels, templates, strategy }), spreadMinutes: 20 }
  policies.set(name, policy)
  return policy
}

function orThrow<Read extends object>(read: Read): Exclude<Read, { readonly errors: unknown }> {
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read as Exclude<Read, { readonly errors: unknown }>
}
