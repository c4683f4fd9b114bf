import type { MessageValues, Variable } from './message-values.ts'
import { countSegments } from './segments.ts'
import type { Template } from './template.ts'

export interface Rendering {
  readonly text: string
  /** Email only. */
  readonly subject?: string
  /** Email only. */
  readonly html?: string
  /** SMS only: how many segments are billed. */
  readonly segments?: number
}

/** The first value that the template needs and that is missing or empty: the message must then not be sent. */
export function missingValue({ variables, locale }: Template, values: MessageValues): Variable | undefined {
  for (const variable of variables) {
    const written = writtenFrom(variable, values, locale)
    if (written === undefined || (typeof written === 'string' && written.trim() === '')) return variable
  }
  return undefined
}

/** What a variable is written from. Each is read by its own name, which engines do far quicker than by one that varies. */
function writtenFrom(variable: Variable, values: MessageValues, locale: string): string | number | undefined {
  switch (variable) {
    case 'lender':
      return values.lender[locale]
    case 'name':
      return values.name
    case 'amount':
      return values.amount
    case 'currency':
      return values.currency
    case 'dueDate':
      return values.dueDate
    case 'daysPastDue':
      return values.daysPastDue
    case 'loans':
      return values.loans
    case 'link':
      return values.link
    case 'contactPerson':
      return values.contactPerson[locale]
    case 'contactPhone':
      return values.contactPhone
    case 'crisisLine':
      return values.crisisLine?.[locale]
    case 'unsubscribeLink':
      return values.unsubscribeLink
    case 'postalAddress':
      return values.postalAddress[locale]
    case 'promiseAmount':
      return values.promiseAmount
    case 'promiseDate':
      return values.promiseDate
  }
}

/** Writes the message. The values are complete: `missingValue` was asked first. */
export function render(template: Template, values: MessageValues): Rendering {
  const text = template.text(values)
  switch (template.channel) {
    case 'sms':
      return { text, segments: countSegments(text).segments }
    case 'email':
      return { text, subject: template.subject(values), html: template.html(values) }
    case 'voice':
    case 'webhook':
      return { text }
  }
}
