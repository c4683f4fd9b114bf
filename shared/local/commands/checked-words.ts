import { UsageError } from '../../commands/run-command.ts'
import { shippedPacks } from '../../compliance/shipped-packs.ts'
import type { TemplateFile } from '../../messages/template-file.ts'
import { refuseEditedWording, refuseWording, WordingRefusedError } from '../../messages/wording/refuse-wording.ts'

const RULES = { packs: shippedPacks(), actor: 'first' } as const

/** Looks at the words in use as a deployment does: templates that come with Duewell where somebody edited them, and any of one's own. */
export function checkWords(own: readonly TemplateFile[] = []): void {
  try {
    refuseEditedWording(RULES)
    refuseWording(own, RULES)
  } catch (error) {
    if (error instanceof WordingRefusedError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}
