import { compileTemplates } from '../../shared/messages/catalogue.ts'
import { SHIPPED_SETTING } from '../../shared/messages/shipped-templates.ts'
import { templateFileSchema } from '../../shared/messages/template-file.ts'

/** A template file with one SMS in each language, and whatever else is given. */
export function someTemplateFile(texts: Readonly<Record<string, unknown>> = { en: smsText('{lender}: hello') }) {
  return templateFileSchema.parse({ id: 'hello', version: '1', purpose: 'thanks', tone: 'friendly', texts })
}

export const smsText = (text: string, provides: readonly string[] = []) => ({ sms: { provides, text } })

export const catalogueOf = (...files: readonly ReturnType<typeof someTemplateFile>[]) =>
  compileTemplates(files, SHIPPED_SETTING)
