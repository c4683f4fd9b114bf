import type { Channel } from '../case/channel.ts'
import { compileTemplateFile, type EmailSetting } from './compile-template.ts'
import { readableLocales } from './locales.ts'
import type { Template } from './template.ts'
import type { TemplateFile } from './template-file.ts'

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

/** What `find` answers, made once for every text. Several files may share an id and differ in the wording they provide. */
type ByLocale = Map<string, { readonly template: Template }[]>

export function compileTemplates(files: readonly TemplateFile[], setting: EmailSetting): TemplateCatalogue {
  const templates = files.flatMap((file) => compileTemplateFile(file, setting))
  const shelves = new Map<string, Map<Channel, ByLocale>>()
  for (const template of templates) shelve(shelves, template)

  return {
    templates,
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
          if (carries(candidate.template, requiredWording)) return candidate
        }
        missing = MISSING_WORDING
      }
      return missing
    },
  }
}

function shelve(shelves: Map<string, Map<Channel, ByLocale>>, template: Template): void {
  const channels = shelves.get(template.id) ?? new Map<Channel, ByLocale>()
  const locales: ByLocale = channels.get(template.channel) ?? new Map()
  const texts = locales.get(template.locale) ?? []
  shelves.set(template.id, channels.set(template.channel, locales.set(template.locale, [...texts, { template }])))
}

function firstReadable(shelf: ByLocale, accepted: string) {
  for (const locale of readableLocales(accepted)) {
    const found = shelf.get(locale)
    if (found !== undefined) return found
  }
  return undefined
}

function carries({ provides }: Template, requiredWording: readonly string[]): boolean {
  for (const wording of requiredWording) if (!provides.includes(wording)) return false
  return true
}
