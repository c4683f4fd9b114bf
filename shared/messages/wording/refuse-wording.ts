import { describeErrors, type StrategyError } from '../../strategy/strategy-error.ts'
import { SHIPPED_FRAME, SHIPPED_LAYOUT, SHIPPED_SOURCES } from '../shipped-templates.ts'
import { emailFrameSchema, type TemplateFile, templateFileSchema } from '../template-file.ts'
import { type TemplateLock, textDigests } from '../template-lock.ts'
import locked from '../templates.lock.json' with { type: 'json' }
import { checkRequired } from './check-required.ts'
import { checkWording } from './check-wording.ts'
import type { WordingRules } from './wording-rules.ts'

/** Texts that may not be sent. Its message is the errors as people read them: where, what, by which rule, and the mend. */
export class WordingRefusedError extends Error {
  override readonly name = 'WordingRefusedError'
  readonly errors: readonly StrategyError[]

  constructor(what: string, errors: readonly StrategyError[]) {
    super(`The wording of ${what} can't be used.\n${describeErrors(errors)}`)
    this.errors = errors
  }
}

const frame = emailFrameSchema.parse(SHIPPED_FRAME)

/** What is wrong with a template's wording: what it says and may not, and what it lacks. */
export function wordingErrors(file: TemplateFile, rules: WordingRules): readonly StrategyError[] {
  return [...checkWording(file, rules), ...checkRequired(file, frame, rules)]
}

/** The one gate of all texts in use. Throws WordingRefusedError for the first template that may not be sent as it stands. */
export function refuseWording(files: readonly TemplateFile[], rules: WordingRules): void {
  for (const file of files) {
    const errors = wordingErrors(file, rules)
    if (errors.length > 0) throw new WordingRefusedError(`the template "${file.id}"`, errors)
  }
}

/**
 * The gate for the templates that come with Duewell. A text that is in the lock passed it when it was locked, so that only edited ones are
 * read at a start.
 */
export function refuseEditedWording(rules: WordingRules): void {
  refuseWording(editedTemplates(locked), rules)
}

function editedTemplates(lock: TemplateLock): readonly TemplateFile[] {
  return SHIPPED_SOURCES.filter((source) =>
    Object.entries(textDigests([source], SHIPPED_FRAME, SHIPPED_LAYOUT)).some(([key, digest]) => lock[key] !== digest),
  ).map((source) => templateFileSchema.parse(source))
}
