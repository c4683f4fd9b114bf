import type { Channel } from '../case/channel.ts'
import { compileEmail } from './email.ts'
import { compileMessage, sequence } from './message-format.ts'
import type { Variable } from './message-values.ts'
import type { Template } from './template.ts'
import type { EmailFrame, TemplateFile } from './template-file.ts'
import { unfoundedClaims } from './wording-claims.ts'

/** What surrounds every email: words by locale, and the compiled layout. */
export interface EmailSetting {
  readonly frame: EmailFrame
  readonly layout: string
}

type Texts = TemplateFile['texts'][string]

/**
 * Compiles a template file to one template per language and channel.
 * Throws for text that cannot be written, and for wording that a text claims and does not show.
 */
export function compileTemplateFile(file: TemplateFile, setting: EmailSetting): readonly Template[] {
  return Object.entries(file.texts).flatMap(([locale, texts]) => {
    try {
      return compileTexts(file, locale, texts, setting)
    } catch (cause) {
      throw new Error(`template ${file.id} in ${locale}: ${cause instanceof Error ? cause.message : 'unreadable'}`, {
        cause,
      })
    }
  })
}

function compileTexts(file: TemplateFile, locale: string, texts: Texts, setting: EmailSetting): Template[] {
  const name = { id: file.id, version: file.version, locale }
  const compiled: Template[] = []
  const { sms, email, voice, webhook } = texts
  if (sms) compiled.push({ ...name, channel: 'sms', segmentBudget: sms.segments, ...plain('sms', sms, locale) })
  if (email) compiled.push(emailTemplate(name, email, setting))
  if (voice) compiled.push({ ...name, channel: 'voice', ...plain('voice', voice, locale) })
  if (webhook) compiled.push({ ...name, channel: 'webhook', ...plain('webhook', webhook, locale) })
  return compiled
}

function plain(channel: Channel, { text, provides }: NonNullable<Texts['voice']>, locale: string) {
  const { pieces, variables } = compileMessage(text, locale)
  checkClaims(channel, provides, text, variables)
  return { provides, variables: [...variables], text: sequence(pieces) }
}

/** An email's version names its frame's too, because both are in what the borrower reads. */
function emailTemplate(
  name: { readonly id: string; readonly version: string; readonly locale: string },
  email: NonNullable<Texts['email']>,
  { frame, layout }: EmailSetting,
): Template {
  const words = frame.texts[name.locale]
  if (words === undefined) throw new Error('the email frame has no words in this language')
  const provides = [...new Set([...words.provides, ...email.provides])]
  const { variables, ...writers } = compileEmail(email, words, layout, name.locale)
  checkClaims('email', provides, email.lead, variables)
  const version = `${name.version}+frame.${frame.version}`
  return { ...name, version, channel: 'email', provides, variables: [...variables], ...writers }
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
