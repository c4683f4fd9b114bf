import type { CaseFile } from '../case/case-file.ts'
import type { Channel, Purpose, Tone } from '../case/channel.ts'
import type { ContactedLoan, ProposedContact } from '../case/decision.ts'
import type { LenderProfile } from './lender.ts'
import type { MessageValues } from './message-values.ts'
import { PRICES, type PriceList, priceOf } from './prices.ts'
import { missingValue, render } from './render.ts'
import { countSegments } from './segments.ts'
import type { Template } from './template.ts'
import { messageValues } from './values.ts'

/** What a preview is made from. The template's purpose and tone decide which of the case's facts it speaks of. */
export interface PreviewInput {
  readonly templates: readonly Template[]
  readonly purpose: Purpose
  readonly tone: Tone
  readonly caseFile: CaseFile
  readonly lender: LenderProfile
  readonly prices?: PriceList
}

/** A template as this borrower would get it, in every language and by every channel, with segments and price; in lines. */
export function preview({ templates, caseFile, lender, prices = PRICES, ...about }: PreviewInput): readonly string[] {
  return templates.flatMap((template) => {
    const contact = exampleContact(caseFile, template, about)
    if (contact === undefined) return [`${heading(template)}: this case has no loan`, '']
    const values = messageValues(caseFile, contact, lender)
    const missing = missingValue(template, values)
    if (missing !== undefined) return [`${heading(template)}: not sent, because "${missing}" is missing`, '']
    return [...describe(template, values, addressOf(caseFile, template.channel), prices), '']
  })
}

function describe(template: Template, values: MessageValues, to: string, prices: PriceList): readonly string[] {
  const { text, subject, segments = 1 } = render(template, values)
  const price = priceOf(template.channel, to, segments, prices)
  const dollars = `$${(price.amount / 1e6).toFixed(5)}${price.assumed ? ' (assumed)' : ''}`
  const body = text.split('\n').map((line) => `  ${line}`.trimEnd())
  switch (template.channel) {
    case 'sms': {
      const { encoding, units } = countSegments(text)
      const size = `${segments} ${segments === 1 ? 'segment' : 'segments'} (${units} ${encoding})`
      const over = segments > template.segmentBudget ? `, over its budget of ${template.segmentBudget}` : ''
      return [`${heading(template)} · ${size}${over} · ${dollars}`, ...body]
    }
    case 'email':
      return [
        `${heading(template)} · ${dollars}`,
        `  Subject: ${subject}`,
        `  Preview: ${template.preheader(values)}`,
        '',
        ...body,
      ]
    case 'voice':
    case 'webhook':
      return [`${heading(template)} · ${dollars}`, ...body]
  }
}

const heading = ({ id, version, locale, channel }: Template) => `${id} ${version} · ${locale} · ${channel}`

const addressOf = ({ borrower }: CaseFile, channel: Channel) =>
  borrower.contactPoints.find((point) => point.channel === channel)?.address ?? ''

/** A contact about the last instalment of every loan, or about the promise where the purpose is one. */
function exampleContact(
  { loans, holds }: CaseFile,
  template: Template,
  { purpose, tone }: { readonly purpose: Purpose; readonly tone: Tone },
): ProposedContact | undefined {
  const promise = holds.find((hold) => hold.kind === 'promise')
  const aboutPromise = purpose === 'promise-due' || purpose === 'promise-broken'
  const [lead, ...others] = loans.flatMap((loan): ContactedLoan[] => {
    const instalment = loan.instalments.at(-1)
    if (instalment === undefined) return []
    const subject = aboutPromise && promise?.loan === loan.id ? promise.id : instalment.id
    const { amount, dueOn } = instalment
    return [{ loan: loan.id, subject, step: 'preview', currency: loan.currency, amount, dueOn, daysPastDue: 0 }]
  })
  if (lead === undefined) return undefined
  const contacted = [lead, ...others] as const
  return { channel: template.channel, point: undefined, purpose, tone, template, loans: contacted, due: 0, notAfter: 0 }
}
