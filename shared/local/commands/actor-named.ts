import { UsageError } from '../../commands/run-command.ts'
import type { RulebookOptions } from '../../compliance/rulebook-options.ts'

const ACTORS = ['first-party', 'third-party'] as const satisfies readonly RulebookOptions['actor'][]

/** Who contacts the borrower: a lender that collects its own loans, or a collector for others. */
export function actorNamed(text: string): RulebookOptions['actor'] {
  const actor = ACTORS.find((name) => name === text)
  if (actor === undefined) throw new UsageError(`--actor ${text} is not known; choose one of ${ACTORS.join(', ')}.`)
  return actor
}
