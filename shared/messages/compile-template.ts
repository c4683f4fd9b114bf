import type { Channel } from '../case/channel.ts'
import { compileEmail } from './email.ts'
import { compileMessage, sequence } from './message-format.ts'
import type { Variable } from './message-values.ts'
import type { Template } from './template.ts'
import type { TemplateFile } from './template-file.ts'
import type { EmailSetting, TemplateSetting } from './template-setting.ts'
import { unfoundedClaims } from './wording-claims.ts'

type Texts = TemplateFile['texts'][string]
type Name = Pick<Template, 'id' | 'version' | 'locale'>

/** A text of a template file: what it takes to find it, and its compilation, which costs a thousand times as much. */
export interface TemplateText extends Pick<Template, 'id' | 'locale' | 'channel' | 'provides'> {
  /** Throws for text that cannot be written, and for wording that a text claims and does not show. */
  compile(): Template
}

/** The texts of a template file in a language, one a channel. */
export function textsOf(file: TemplateFile, locale: string, setting: TemplateSetting): readonly TemplateText[] {
  const { sms, email, voice, webhook } = file.texts[locale] ?? {}
  const name = { id: file.id, version: file.version, locale }
  const texts: TemplateText[] = []
  const add = (channel: Template['channel'], provides: readonly string[], compile: () => Template) =>
    texts.push({ ...name, channel, provides, compile: () => named(name, compile) })
  if (sms) {
    const segmentBudget = sms.segments
    add('sms', sms.provides, () => ({ ...name, channel: 'sms', segmentBudget, ...plain('sms', sms, name, setting) }))
  }
  if (email) add('email', emailProvides(email, setting, name.locale), () => emailTemplate(name, email, setting))
  if (voice)
    add('voice', voice.provides, () => ({ ...name, channel: 'voice', ...plain('voice', voice, name, setting) }))
  if (webhook) {
    add('webhook', webhook.provides, () => ({
      ...name,
      channel: 'webhook',
      ...plain('webhook', webhook, name, setting),
    }))
  }
  return texts
}

function named({ id, locale }: Name, compile: () => Template): Template {
  try {
    return compile()
  } catch (cause) {
    throw new Error(`template ${id} in ${locale}: ${cause instanceof Error ? cause.message : 'unreadable'}`, { cause })
  }
}

function plain(
  channel: Channel,
  { text, provides }: NonNullable<Texts['voice']>,
  { locale }: Name,
  { read }: TemplateSetting,
) {
  const { pieces, variables } = compileMessage(read(text), locale)
  checkClaims(channel, provides, text, variables)
  return { provides, variables: [...variables], text: sequence(pieces) }
}

/** An email's version names its frame's too, because both are in what the borrower reads. */
function emailTemplate(name: Name, email: NonNullable<Texts['email']>, setting: TemplateSetting): Template {
  const { frame } = setting
  const words = frame.texts[name.locale]
  if (words === undefined) throw new Error('the email frame has no words in this language')
  const provides = emailProvides(email, setting, name.locale)
  const { variables, ...writers } = compileEmail(email, words, setting, name.locale)
  checkClaims('email', provides, email.lead, variables)
  const version = `${name.version}+frame.${frame.version}`
  return { ...name, version, channel: 'email', provides, variables: [...variables], ...writers }
}

function emailProvides({ provides }: NonNullable<Texts['email']>, { frame }: EmailSetting, locale: string) {
  return [...new Set([...(frame.texts[locale]?.provides ?? []), ...provides])]
}

function checkClaims(
  channel: Channel,
  provides: readonly string[],
  source: string,
  variables: ReadonlySet<Variable>,
): void {
  const [claim] = unfoundedClaims(provides, { channel, source, variables })
  if (claim !== undefined) throw new Error(`the ${channel} text says that it provides "${claim}" and does not show it`)
}
