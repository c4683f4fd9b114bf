import type { ParsedMessage } from './message-format.ts'
import type { EmailFrame } from './template-file.ts'

/** What surrounds every email: words by locale, and the compiled layout. */
export interface EmailSetting {
  readonly frame: EmailFrame
  readonly layout: string
}

/** What it takes to compile templates: reading their texts may have happened before. */
export interface TemplateSetting extends EmailSetting {
  readonly read: (source: string) => ParsedMessage
}
