import type { Channel } from '../case/channel.ts'
import { type Actor, bindingRules } from '../compliance/binding-rules.ts'
import type { Rule, RulePack } from '../compliance/pack-schema.ts'
import type { TemplateCatalogue } from '../messages/catalogue.ts'
import { speaks } from './draft.ts'
import type { Step, Strategy } from './strategy.ts'

/** A step that has words for a channel and a language, and none that may be sent in some place. */
export interface WordsGap {
  readonly place: string
  readonly channel: Channel
  readonly locale: string
  readonly step: string
  /** What the rules of the place ask for, and those rules. */
  readonly wording: readonly string[]
  readonly rules: readonly string[]
  /** Nothing else of the step may be sent to readers of this language there: no other channel, and no person. */
  readonly silent: boolean
}

export interface WordsAsked {
  readonly strategy: Strategy
  readonly templates: TemplateCatalogue
  readonly packs: readonly RulePack[]
  readonly actor: Actor
  readonly channels: readonly Channel[]
}

/**
 * Where a strategy would fall silent: each step in each place of the packs, by channel and by the languages that its templates
 * speak. A text is looked for as the decision does, with all the wording that rules of the place ask for at any time.
 */
export function wordsGaps({ strategy, templates, packs, actor, channels }: WordsAsked): readonly WordsGap[] {
  const places = [...new Set(packs.flatMap((pack) => (pack.binds === 'jurisdictions' ? pack.jurisdictions : [])))]
  return places.flatMap((place) => {
    const rules = bindingRules(packs, actor, [place]).filter((rule) => rule.kind === 'wording')
    return strategy.steps.filter(speaks).flatMap((step) => gapsOf(step, place, rules, templates, channels))
  })
}

type Wording = Extract<Rule, { kind: 'wording' }>

function gapsOf(
  step: Step,
  place: string,
  rules: readonly Wording[],
  templates: TemplateCatalogue,
  channels: readonly Channel[],
): readonly WordsGap[] {
  const own = step.channels.filter((channel) => channels.includes(channel))
  const byPerson = own.includes('agent')
  const spoken = own.filter((channel) => channel !== 'agent')
  return localesOf(step, templates).flatMap((locale) => {
    const asked = spoken.map((channel) => ({ channel, ...askedOf(step, channel, rules) }))
    const found = asked.map(({ channel, wording }) => {
      const all = templatesOf(step).map((id) => templates.find(id, channel, [locale], wording))
      return {
        has: all.every(({ template }) => template !== undefined),
        none: all.some(({ missing }) => missing === 'no-template'),
      }
    })
    const silent = !byPerson && !found.some(({ has }) => has)
    return asked.flatMap(({ channel, wording, rules: ids }, at) => {
      const { has, none } = found[at] ?? {}
      // Without words for the channel at all there is nothing that a place could forbid.
      return has || none ? [] : [{ place, channel, locale, step: step.id, wording, rules: ids, silent }]
    })
  })
}

function askedOf({ purpose }: Step, channel: Channel, rules: readonly Wording[]) {
  const asking = rules.filter(
    (rule) => rule.channels.includes(channel) && (rule.purposes ?? [purpose]).includes(purpose),
  )
  return { wording: [...new Set(asking.flatMap(({ wording }) => wording))], rules: asking.map(({ id }) => id) }
}

/** A first contact is never firm, so a firm step needs the neutral words of its purpose beside its own. */
function templatesOf({ purpose, template, tone }: Step): readonly string[] {
  return tone === 'firm' ? [template, `${purpose}-neutral`] : [template]
}

/** The languages that a step has words in. */
export function localesOf({ template: id }: Step, { templates }: TemplateCatalogue): readonly string[] {
  return [...new Set(templates.flatMap((template) => (template.id === id ? [template.locale] : [])))]
}
