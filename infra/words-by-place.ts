import { shippedPacks } from '../shared/compliance/shipped-packs.ts'
import { compileTemplates, type TemplateCatalogue } from '../shared/messages/catalogue.ts'
import { REGISTERED_COUNTRIES } from '../shared/messages/registrations.ts'
import { SHIPPED_SETTING, SHIPPED_TEMPLATES } from '../shared/messages/shipped-templates.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import type { StrategyError } from '../shared/strategy/strategy-error.ts'
import { localesOf, type WordsGap, wordsGaps } from '../shared/strategy/words-by-place.ts'
import { writeWordsGaps } from '../shared/strategy/write-words-gaps.ts'
import { pacesOf } from './channels.ts'
import type { ReminderSchedulerProps } from './reminder-scheduler-props.ts'
import { SettingsRefusedError } from './settings-refused.ts'

type Sending = Pick<ReminderSchedulerProps, 'strategy' | 'templates' | 'packs' | 'lender' | 'channels'>

/**
 * What is worth knowing before a strategy goes out: in which places, channels and languages its steps have no text that may
 * be sent, and whose carriers get none. Throws SettingsRefusedError where packs are named and a step would say nothing in one of their
 * places, in whichever language.
 */
export function wordsByPlace({ strategy, templates = [], packs, lender, channels }: Sending): readonly string[] {
  const sending = pacesOf(channels).map(({ channel }) => channel)
  const catalogue = compileTemplates([...SHIPPED_TEMPLATES, ...templates], SHIPPED_SETTING)
  const all = packs ?? shippedPacks()
  const gaps = wordsGaps({ strategy, templates: catalogue, packs: all, actor: 'first', channels: sending })
  const mute = packs === undefined ? [] : muteSteps(gaps, strategy, catalogue)
  if (mute.length > 0) throw new SettingsRefusedError('strategy', mute)
  const places = new Set(all.flatMap((pack) => (pack.binds === 'jurisdictions' ? pack.jurisdictions : [])))
  const unregistered = REGISTERED_COUNTRIES.filter(
    (country) => sending.includes('sms') && places.has(country) && lender.registrations?.[country] === undefined,
  )
  return [
    ...writeWordsGaps(gaps),
    ...unregistered.map(
      (country) => `${country}: no text goes by sms, since lender.registrations.${country} is not given`,
    ),
  ]
}

/** Steps that are silent in a place in every language that they have words in. */
function muteSteps(
  gaps: readonly WordsGap[],
  { steps }: Strategy,
  templates: TemplateCatalogue,
): readonly StrategyError[] {
  const silent = Map.groupBy(
    gaps.filter((gap) => gap.silent),
    ({ place, step }) => `${place} ${step}`,
  )
  return [...silent.values()].flatMap((some) => {
    const [first] = some
    const at = steps.findIndex(({ id }) => id === first?.step)
    const step = steps[at]
    if (first === undefined || step === undefined) return []
    const without = new Set(some.map(({ locale }) => locale))
    if (localesOf(step, templates).some((locale) => !without.has(locale))) return []
    const [problem = ''] = writeWordsGaps(some.filter(({ locale }) => locale === first.locale))
    const mend = 'write a template that carries it, hand the step to a person, or take the pack from the settings'
    return [{ path: `/steps/${at}`, problem, mend }]
  })
}
