import type { RulePack } from '../shared/compliance/pack-schema.ts'
import type { LenderProfile } from '../shared/messages/lender.ts'
import { REGISTERED_COUNTRIES, type RegisteredCountry } from '../shared/messages/registrations.ts'
import { SHIPPED_TEMPLATES } from '../shared/messages/shipped-templates.ts'
import type { TemplateFile } from '../shared/messages/template-file.ts'
import { textKeyOf } from '../shared/messages/text-registration.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import type { StrategyError } from '../shared/strategy/strategy-error.ts'
import { SettingsRefusedError } from './settings-refused.ts'

interface Sending {
  readonly strategy: Strategy
  readonly lender: LenderProfile
  readonly templates?: readonly TemplateFile[] | undefined
}

/**
 * Throws SettingsRefusedError where packs are named for a country whose carriers ask for a registration that the lender does not have. Where
 * none are named, nobody said where texts go; the decision then sends none there.
 */
export function requireRegistrations(packs: readonly RulePack[], sending: Sending): void {
  const named = new Set(packs.flatMap((pack) => (pack.binds === 'jurisdictions' ? pack.jurisdictions : [])))
  const errors = REGISTERED_COUNTRIES.filter((country) => named.has(country)).flatMap((country) => {
    const missing = MISSING[country](sending)
    return missing.map(({ path, ...error }) => ({ path: `/lender/registrations/${country}${path}`, ...error }))
  })
  if (errors.length > 0) throw new SettingsRefusedError('lender', errors)
}

const MISSING: Readonly<Record<RegisteredCountry, (sending: Sending) => readonly StrategyError[]>> = {
  CN: ({ lender: { registrations, names } }) => {
    if (registrations?.CN === undefined) {
      const mend = 'name the signatures that the carriers know, or take sms from the channels or cn from the packs'
      return [{ path: '', problem: 'texts to China need a registered signature (CN-SMS-REGISTERED)', mend }]
    }
    const written = Object.entries(names).filter(([locale]) => locale.startsWith('zh'))
    const known = written.some(([, name]) => registrations.CN?.signatures.includes(name))
    if (known) return []
    const signatures = written.map(([, name]) => `【${name}】`).join(' and ') || 'no Chinese name at all'
    const problem = `texts begin with ${signatures}, which is not among the registered signatures (CN-SMS-REGISTERED)`
    return [
      { path: '/signatures', problem, mend: 'register it, or write the name in lender.names as it is registered' },
    ]
  },
  IN: ({ lender: { registrations }, strategy, templates = [] }) => {
    if (registrations?.IN === undefined) {
      const mend = 'name entity, header and templates, or take sms from the channels or in from the packs'
      return [{ path: '', problem: 'texts to India need a registration on a DLT platform (IN-DLT)', mend }]
    }
    const registered = registrations.IN.templates
    return textsOf(strategy, templates)
      .filter(({ keys }) => !keys.some((key) => Object.hasOwn(registered, key)))
      .map(({ id, keys }) => ({
        path: '/templates',
        problem: `no text of "${id}" is registered, and the strategy sends it (IN-DLT)`,
        mend: `register one of ${keys.join(', ')} and give its id`,
      }))
  },
  US: ({ lender: { registrations } }) => {
    if (registrations?.US !== undefined) return []
    const mend = 'name the campaign or number registration, or take sms from the channels or us from the packs'
    return [{ path: '', problem: 'texts to the USA need a registered first-party lender (US-CARRIERS)', mend }]
  },
}

/** The texts that the strategy may send by SMS, each template with the keys of its languages. */
function textsOf({ steps }: Strategy, own: readonly TemplateFile[]) {
  const sent = steps
    .filter(({ channels }) => channels.includes('sms'))
    .flatMap(({ template, purpose, tone }) => (tone === 'firm' ? [template, `${purpose}-neutral`] : [template]))
  return [...new Set(sent)].map((id) => {
    const files = [...SHIPPED_TEMPLATES, ...own].filter((file) => file.id === id)
    const keys = files.flatMap(({ version, texts }) =>
      Object.entries(texts).flatMap(([locale, { sms }]) => (sms ? [textKeyOf({ id, version, locale })] : [])),
    )
    return { id, keys }
  })
}
