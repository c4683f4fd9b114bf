import type { RulePack } from '../shared/compliance/pack-schema.ts'
import { compileTemplates } from '../shared/messages/catalogue.ts'
import { SHIPPED_SETTING } from '../shared/messages/shipped-templates.ts'
import { type TemplateFile, templateFileSchema } from '../shared/messages/template-file.ts'
import { wordingErrors } from '../shared/messages/wording/refuse-wording.ts'
import { shapeErrors } from '../shared/strategy/shape-errors.ts'
import { jsonAt } from './settings-file.ts'
import { SettingsRefusedError } from './settings-refused.ts'

/**
 * Reads a lender's own templates, writes every text of them once and looks at what it says under these packs, so that a bad one ends at
 * synth.
 */
export function templatesFrom(paths: readonly string[], packs: readonly RulePack[]): readonly TemplateFile[] {
  return paths.map((path) => {
    const parsed = templateFileSchema.safeParse(jsonAt(path, 'template'), { reportInput: true })
    if (!parsed.success) throw new SettingsRefusedError(path, shapeErrors(parsed.error))
    try {
      compileTemplates([parsed.data], SHIPPED_SETTING)
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'it can not be compiled'
      throw new SettingsRefusedError(path, [
        { path: '/texts', problem, mend: 'see docs/guides for how templates are written' },
      ])
    }
    const errors = wordingErrors(parsed.data, { packs, actor: 'first' })
    if (errors.length > 0) throw new SettingsRefusedError(path, errors)
    return parsed.data
  })
}
