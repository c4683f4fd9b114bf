import type { ContactView } from '../view.ts'
import type { Formats } from './formats.ts'
import type { Live } from './live.ts'
import type { Strings } from './strings/en.ts'

/** What every view is shown with. */
export interface ViewContext {
  readonly strings: Strings
  readonly formats: Formats
  readonly live: Live
}

/** One place of the page while it is shown. */
export interface View {
  readonly title: string
  readonly content: readonly Node[]
  /** Called a few times a second while the show changes, with the contacts that are new. */
  changed?(fresh: readonly ContactView[]): void
  close?(): void
}
