import type { Channel } from '../case/channel.ts'
import { type TemplateText, textsOf } from './compile-template.ts'
import { readableLocales } from './locales.ts'
import type { Template } from './template.ts'
import type { TemplateFile } from './template-file.ts'
import type { TemplateSetting } from './template-setting.ts'

export type FoundTemplate =
  | { readonly template: Template; readonly missing?: never }
  | { readonly missing: 'no-template' | 'missing-wording'; readonly template?: never }

/** The approved templates. */
export interface TemplateCatalogue {
  /**
   * The text for a borrower who accepts `locales`, the preferred one first. A template that lacks required wording is
   * passed over for one in the next accepted language; a language that is not accepted is never taken.
   */
  find(
    template: string,
    channel: Channel,
    locales: readonly string[],
    requiredWording: readonly string[],
  ): FoundTemplate
  has(template: string, channel: Channel): boolean
  readonly ids: readonly string[]
  readonly templates: readonly Template[]
}

const NO_TEMPLATE: FoundTemplate = { missing: 'no-template' }
const MISSING_WORDING: FoundTemplate = { missing: 'missing-wording' }

/** A text, and what `find` answers with it: compiled when it is first found, and always the same object. */
class ShelvedText {
  readonly provides: readonly string[]
  readonly #text: TemplateText
  #found: { readonly template: Template } | undefined

  constructor(text: TemplateText) {
    this.provides = text.provides
    this.#text = text
  }

  get found(): { readonly template: Template } {
    this.#found ??= { template: this.#text.compile() }
    return this.#found
  }
}

/** Several files may share an id and differ in the wording they provide. */
type ByLocale = Map<string, ShelvedText[]>

/** Compiles every text now, so that one that can't be written is refused here and not at a borrower. */
export function compileTemplates(files: readonly TemplateFile[], setting: TemplateSetting): TemplateCatalogue {
  const catalogue = templatesOnDemand(files, setting)
  // Reading them all compiles them all.
  catalogue.templates.every(Boolean)
  return catalogue
}

/**
 * The same for files that were compiled before, at synth: a text is compiled when it is first found, since compiling all of
 * them would be a third of a function's start.
 */
export function templatesOnDemand(files: readonly TemplateFile[], setting: TemplateSetting): TemplateCatalogue {
  const all: ShelvedText[] = []
  const shelves = new Map<string, Map<Channel, ByLocale>>()
  for (const text of files.flatMap((file) => textsOf(file, setting))) {
    const shelved = new ShelvedText(text)
    all.push(shelved)
    shelve(shelves, text, shelved)
  }

  return {
    get templates() {
      return all.map(({ found }) => found.template)
    },
    ids: [...shelves.keys()],
    has: (id, channel) => shelves.get(id)?.has(channel) === true,
    find(id, channel, locales, requiredWording) {
      const shelf = shelves.get(id)?.get(channel)
      if (shelf === undefined) return NO_TEMPLATE
      let missing = NO_TEMPLATE
      for (const accepted of locales) {
        const candidates = firstReadable(shelf, accepted)
        if (candidates === undefined) continue
        for (const candidate of candidates) {
          if (carries(candidate, requiredWording)) return candidate.found
        }
        missing = MISSING_WORDING
      }
      return missing
    },
  }
}

function shelve(
  shelves: Map<string, Map<Channel, ByLocale>>,
  { id, channel, locale }: TemplateText,
  shelved: ShelvedText,
): void {
  const channels = shelves.get(id) ?? new Map<Channel, ByLocale>()
  const locales: ByLocale = channels.get(channel) ?? new Map()
  const texts = locales.get(locale) ?? []
  shelves.set(id, channels.set(channel, locales.set(locale, [...texts, shelved])))
}

function firstReadable(shelf: ByLocale, accepted: string) {
  for (const locale of readableLocales(accepted)) {
    const found = shelf.get(locale)
    if (found !== undefined) return found
  }
  return undefined
}

function carries({ provides }: ShelvedText, requiredWording: readonly string[]): boolean {
  for (const wording of requiredWording) if (!provides.includes(wording)) return false
  return true
}
