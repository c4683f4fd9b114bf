import { compilePacks } from '../compliance/compile-packs.ts'
import { templatesOnDemand } from '../messages/catalogue.ts'
import { compileStrategy } from '../strategy/compiled-strategy.ts'
import type { Policy } from './policy.ts'
import { MessageMissingError, type PolicyDocument } from './policy-document.ts'

/** The policy of a deployed function, which decides as a local run under the same document does. */
export function compilePolicy(document: PolicyDocument): Policy {
  const strategy = compileStrategy(document.strategy)
  const rulebook = compilePacks(document.packs, { actor: 'first-party', known: document.known })
  return {
    versions: { strategy: strategy.name, packs: rulebook.version },
    strategy,
    rulebook,
    templates: templatesOnDemand(Object.keys(document.words), (locale) => shelfOf(locale, document)),
    lender: document.lender,
    arrangements: document.arrangements,
    channels: document.channels,
    ...document.numbers,
  }
}

function shelfOf(locale: string, { words, email }: PolicyDocument) {
  const { templates = [], messages = {} } = words[locale] ?? {}
  const read = (source: string) => {
    const message = messages[source]
    if (message === undefined) throw new MessageMissingError()
    return message
  }
  return { files: templates, setting: { ...email, read } }
}
