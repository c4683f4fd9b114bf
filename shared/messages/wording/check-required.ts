import type { Channel } from '../../case/channel.ts'
import { bindingRules } from '../../compliance/binding-rules.ts'
import type { Rule } from '../../compliance/pack-schema.ts'
import { pointer } from '../../strategy/shape-errors.ts'
import type { StrategyError } from '../../strategy/strategy-error.ts'
import type { EmailFrame, TemplateFile } from '../template-file.ts'
import { neededWording } from './needed-wording.ts'
import type { WordingRules } from './wording-rules.ts'

type Wording = Extract<Rule, { kind: 'wording' }>

/**
 * Texts that lack what the rules require wherever they might be sent. A text that is right for one place and wrong for another is passed over
 * there by the decision.
 */
export function checkRequired(file: TemplateFile, frame: EmailFrame, rules: WordingRules): readonly StrategyError[] {
  const places = placesOf(rules)
  return Object.entries(file.texts).flatMap(([locale, { sms, email, voice, webhook }]) => {
    const check = (channel: Channel, provides: readonly string[]) => {
      const lacking = places.map((place) => lacks(place, channel, provides, file, rules))
      const [least] = lacking.toSorted((one, other) => one.length - other.length)
      if (least === undefined || least.length === 0) return []
      return [lack(pointer(['texts', locale, channel]), least, provides)]
    }
    return [
      ...(sms ? check('sms', sms.provides) : []),
      ...(email ? check('email', [...email.provides, ...(frame.texts[locale]?.provides ?? [])]) : []),
      ...(voice ? check('voice', voice.provides) : []),
      ...(webhook ? check('webhook', webhook.provides) : []),
    ]
  })
}

/** Every place that the packs tell from others; none named is anywhere unknown. */
function placesOf({ packs }: WordingRules): readonly (readonly string[])[] {
  const named = packs.flatMap((pack) => [
    ...(pack.binds === 'jurisdictions' ? pack.jurisdictions : []),
    ...pack.rules.flatMap(({ jurisdictions = [] }) => jurisdictions),
  ])
  return [[], ...[...new Set(named)].map((place) => [place])]
}

function lacks(
  places: readonly string[],
  channel: Channel,
  provides: readonly string[],
  { id, purpose }: TemplateFile,
  { packs, actor }: WordingRules,
): readonly Wording[] {
  return bindingRules(packs, actor, places).filter(
    (rule): rule is Wording =>
      rule.kind === 'wording' &&
      rule.channels.includes(channel) &&
      (rule.purposes ?? [purpose]).includes(purpose) &&
      neededWording(id, rule.wording).some((wording) => !provides.includes(wording)),
  )
}

function lack(path: string, rules: readonly Wording[], provides: readonly string[]): StrategyError {
  const missing = [...new Set(rules.flatMap(({ wording }) => wording))].filter((wording) => !provides.includes(wording))
  const named = rules.map(({ id, citation }) => (citation === undefined ? id : `${id} (${citation})`))
  return {
    path,
    problem: `it lacks ${missing.map((wording) => `"${wording}"`).join(' and ')}, which ${named.join(', ')} requires`,
    mend: missing.map((wording) => MENDS[wording]).join('; '),
  }
}

const MENDS: Readonly<Record<Wording['wording'][number], string>> = {
  identity: 'say {lender}, and name "identity" under "provides"',
  'opt-out': 'say how to stop, such as "Reply STOP to end texts" or "拒收请回复R", and name "opt-out" under "provides"',
  signature: 'begin with 【{lender}】, and name "signature" under "provides"',
  'collector-disclosure':
    'say that the message is from a debt collector, and name "collector-disclosure" under "provides"',
}
