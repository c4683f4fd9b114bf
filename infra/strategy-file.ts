import { existsSync, readFileSync } from 'node:fs'
import { compileTemplates } from '../shared/messages/catalogue.ts'
import { SHIPPED_SETTING, SHIPPED_TEMPLATES } from '../shared/messages/shipped-templates.ts'
import type { TemplateFile } from '../shared/messages/template-file.ts'
import { parseStrategyText } from '../shared/strategy/parse-strategy.ts'
import { SHIPPED_STRATEGIES, shippedStrategy } from '../shared/strategy/shipped.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { StrategyRefusedError } from '../shared/strategy/strategy-error.ts'
import { UnknownSettingError } from './unknown-setting.ts'

/**
 * The strategy of `-c strategy=` or the settings: the name of a shipped one or the path of a JSON file; `gentle` when none
 * is given. Throws StrategyRefusedError with all that is wrong, so that a bad one ends at synth and not at a borrower.
 */
export function strategyFrom(context: unknown, own: readonly TemplateFile[] = []): Strategy {
  const known = { templates: compileTemplates([...SHIPPED_TEMPLATES, ...own], SHIPPED_SETTING) }
  const name = String(context ?? 'gentle')
  const shipped = SHIPPED_STRATEGIES.find((id) => id === name)
  if (shipped !== undefined) return shippedStrategy(shipped, known)

  const parsed = parseStrategyText(textOf(name), known)
  if ('errors' in parsed) throw new StrategyRefusedError(name, parsed.errors)
  return parsed.strategy
}

/** Whether a name means a strategy that comes with Duewell. */
export function isShipped(name: string): boolean {
  return SHIPPED_STRATEGIES.some((id) => id === name)
}

function textOf(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const mend = `name a shipped one (${SHIPPED_STRATEGIES.join(', ')}) or the path of a JSON file`
  throw new UnknownSettingError('strategy', path, mend)
}
