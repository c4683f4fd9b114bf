import type { ArrangementPolicy } from '../arrangements/arrangement-policy-schema.ts'
import { standardArrangements } from '../arrangements/shipped-policy.ts'
import { knownOfPacks } from '../compliance/known-of-packs.ts'
import type { RulePack } from '../compliance/pack-schema.ts'
import { STRICTEST_DEFAULT } from '../compliance/shipped-packs.ts'
import { compileTemplates, localesOf } from '../messages/catalogue.ts'
import { withShippedHelp } from '../messages/help/shipped-help.ts'
import type { LenderProfile } from '../messages/lender.ts'
import type { ParsedMessage } from '../messages/message-format.ts'
import { parseMessage } from '../messages/parse-message.ts'
import { SHIPPED_EMAIL, SHIPPED_TEMPLATES } from '../messages/shipped-templates.ts'
import type { TemplateFile } from '../messages/template-file.ts'
import { refuseEditedWording, refuseWording } from '../messages/wording/refuse-wording.ts'
import type { Strategy } from '../strategy/strategy.ts'
import type { Channel } from './channel.ts'
import type { PolicyDocument, WordsOfLocale } from './policy-document.ts'
import type { PolicyNumbers } from './policy-numbers.ts'

export interface PolicyParts {
  readonly strategy: Strategy
  /** The strictest default comes with them. */
  readonly packs: readonly RulePack[]
  readonly lender: LenderProfile
  /** The policy that comes with Duewell unless said otherwise. */
  readonly arrangements?: ArrangementPolicy | undefined
  /** The lender's own templates, beside those that come with Duewell. */
  readonly templates: readonly TemplateFile[]
  readonly channels: readonly Channel[]
  readonly numbers: PolicyNumbers
}

/**
 * Puts a policy together for functions to read. Throws for packs and templates that don't compile, and
 * for wording that may not be sent: a function would not look.
 */
export function writePolicy({ packs, templates, arrangements, lender, ...parts }: PolicyParts): PolicyDocument {
  const allPacks = packs.some(({ id }) => id === STRICTEST_DEFAULT.id) ? packs : [...packs, STRICTEST_DEFAULT]
  const allTemplates = [...SHIPPED_TEMPLATES, ...templates]
  const words = Object.fromEntries(localesOf(allTemplates).map((locale) => [locale, wordsOf(locale, allTemplates)]))
  const rules = { packs: allPacks, actor: 'first' } as const
  refuseEditedWording(rules)
  refuseWording(templates, rules)
  return {
    version: 2,
    ...parts,
    lender: withShippedHelp(lender),
    arrangements: arrangements ?? standardArrangements(),
    packs: allPacks,
    known: knownOfPacks(allPacks, { actor: 'first-party' }),
    email: SHIPPED_EMAIL,
    words,
  }
}

function wordsOf(locale: string, all: readonly TemplateFile[]): WordsOfLocale {
  const templates = all.flatMap((file) => {
    const texts = file.texts[locale]
    return texts === undefined ? [] : [{ ...file, texts: { [locale]: texts } }]
  })
  const messages: Record<string, ParsedMessage> = {}
  const read = (source: string) => {
    const message = parseMessage(source)
    messages[source] = message
    return message
  }
  // Compiling the templates reads all of their texts.
  compileTemplates(templates, { ...SHIPPED_EMAIL, read })
  return { templates, messages }
}
