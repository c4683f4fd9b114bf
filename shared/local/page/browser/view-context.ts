import type { ContactView } from '../view.ts'
import type { Cases } from './cases.ts'
import type { Formats } from './formats.ts'
import type { Live } from './live.ts'
import type { Strings } from './strings/en.ts'

/** What every view is shown with, on this machine and on AWS. */
export interface ViewContext {
  readonly strings: Strings
  readonly formats: Formats
  readonly cases: Cases
}

/** What the views have besides that only a run on this machine can show. */
export interface LocalContext extends ViewContext {
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
