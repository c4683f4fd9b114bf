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
export function missingValue(template: Template, values: MessageValues): Variable | undefined {
  for (const variable of template.variables) {
    const value = values[variable]
    const written = typeof value === 'object' ? value[template.locale] : value
    if (written === undefined || (typeof written === 'string' && written.trim() === '')) return variable
  }
  return undefined
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
