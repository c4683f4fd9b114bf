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

/** The texts of a locale by template and channel. Several files may share an id and differ in the wording they provide. */
type Shelf = ReadonlyMap<string, ReadonlyMap<Channel, readonly ShelvedText[]>>

/** Files that hold a locale's texts, and what it takes to compile those. */
interface ShelfSource {
  readonly files: readonly TemplateFile[]
  readonly setting: TemplateSetting
}

/** The locales that any of the files is written in. */
export function localesOf(files: readonly TemplateFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ texts }) => Object.keys(texts)))]
}

/** Compiles every text now, so that one that can't be written is refused here and not at a borrower. */
export function compileTemplates(files: readonly TemplateFile[], setting: TemplateSetting): TemplateCatalogue {
  const catalogue = templatesOnDemand(localesOf(files), () => ({ files, setting }))
  // Reading them all compiles them all.
  catalogue.templates.every(Boolean)
  return catalogue
}

/**
 * The same for files that were compiled before, at synth: a locale is shelved when it is first asked for, and a text compiled
 * when it is first found, since compiling all of them would be a third of a function's start.
 */
export function templatesOnDemand(
  locales: readonly string[],
  sourceOf: (locale: string) => ShelfSource,
): TemplateCatalogue {
  const shelves = new Map<string, Shelf | undefined>(locales.map((locale) => [locale, undefined]))
  const shelfOf = (locale: string): Shelf | undefined => {
    const shelf = shelves.get(locale)
    if (shelf !== undefined || !shelves.has(locale)) return shelf
    const made = shelve(locale, sourceOf(locale))
    shelves.set(locale, made)
    return made
  }
  const all = () => locales.flatMap((locale) => [...(shelfOf(locale)?.values() ?? [])])

  return {
    get templates() {
      return all().flatMap((channels) => [...channels.values()].flat().map(({ found }) => found.template))
    },
    has: (id, channel) => locales.some((locale) => shelfOf(locale)?.get(id)?.has(channel)),
    find(id, channel, accepts, requiredWording) {
      let missing = NO_TEMPLATE
      for (const accepted of accepts) {
        const candidates = firstReadable(accepted, (locale) => shelfOf(locale)?.get(id)?.get(channel))
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

function shelve(locale: string, { files, setting }: ShelfSource): Shelf {
  const shelf = new Map<string, Map<Channel, ShelvedText[]>>()
  for (const text of files.flatMap((file) => textsOf(file, locale, setting))) {
    const { id, channel } = text
    const channels = shelf.get(id) ?? new Map<Channel, ShelvedText[]>()
    shelf.set(id, channels.set(channel, [...(channels.get(channel) ?? []), new ShelvedText(text)]))
  }
  return shelf
}

function firstReadable(accepted: string, textsIn: (locale: string) => readonly ShelvedText[] | undefined) {
  for (const locale of readableLocales(accepted)) {
    const texts = textsIn(locale)
    if (texts !== undefined) return texts
  }
  return undefined
}

function carries({ provides }: ShelvedText, requiredWording: readonly string[]): boolean {
  for (const wording of requiredWording) if (!provides.includes(wording)) return false
  return true
}
