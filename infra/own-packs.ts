import type { RulePack } from '../shared/compliance/pack-schema.ts'
import { PackRefusedError, parsePack } from '../shared/compliance/parse-pack.ts'
import { shippedPacks } from '../shared/compliance/shipped-packs.ts'
import { jsonAt } from './settings-file.ts'

/**
 * The packs that settings name: by id those that come with Duewell, by path a lender's own. Throws PackRefusedError with
 * all that is wrong in one.
 */
export function packsFrom(names: readonly string[], at: (path: string) => string): readonly RulePack[] {
  const shipped = shippedPacks()
  return names.map((name) => {
    const known = shipped.find(({ id }) => id === name)
    if (known !== undefined) return known
    const parsed = parsePack(jsonAt(at(name), 'rule pack'))
    if ('errors' in parsed) throw new PackRefusedError(name, parsed.errors)
    return parsed.pack
  })
}
