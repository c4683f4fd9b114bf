import type { LenderProfile } from '../messages/lender.ts'
import type { Registrations } from '../messages/registrations.ts'
import type { Template } from '../messages/template.ts'
import { type TextRegistration, textKeyOf } from '../messages/text-registration.ts'
import type { Channel } from './channel.ts'
import type { Policy } from './policy.ts'

/**
 * The rule that a message to this number would break for want of a registration; undefined where nothing is asked or all of it is there.
 * Before the words are known it is asked of the country alone.
 */
export function missingRegistration(
  channel: Channel,
  number: string,
  template: Template | undefined,
  { rulebook, lender }: Pick<Policy, 'rulebook' | 'lender'>,
): string | undefined {
  const demand = rulebook.registrationFor(channel, number)
  if (demand === undefined) return undefined
  const { registrations = {} } = lender
  const registered = !demand.barred && IS_REGISTERED[demand.country](registrations, template, lender)
  return registered ? undefined : demand.rule
}

/** What goes out with a text to a number whose carriers look it up; undefined elsewhere. */
export function registrationOf(
  channel: Channel,
  number: string,
  template: Template,
  { rulebook, lender }: Pick<Policy, 'rulebook' | 'lender'>,
): TextRegistration | undefined {
  const { IN } = lender.registrations ?? {}
  if (IN === undefined || rulebook.registrationFor(channel, number)?.country !== 'IN') return undefined
  const templateId = IN.templates[textKeyOf(template)]
  return templateId === undefined ? undefined : { entityId: IN.entityId, header: IN.header, templateId }
}

type Check = (registrations: Registrations, template: Template | undefined, lender: LenderProfile) => boolean

const IS_REGISTERED: Readonly<Record<keyof Registrations, Check>> = {
  CN: ({ CN }, template, { names }) =>
    CN !== undefined &&
    (template === undefined ||
      (template.provides.includes('signature') && CN.signatures.includes(names[template.locale] ?? ''))),
  IN: ({ IN }, template) =>
    IN !== undefined && (template === undefined || IN.templates[textKeyOf(template)] !== undefined),
  US: ({ US }) => US !== undefined,
}
