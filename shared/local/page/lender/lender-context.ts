import type { ViewContext } from '../browser/view-context.ts'
import type { LenderApi } from './lender-api.ts'
import type { Reader } from './reader.ts'
import type { LenderStrings } from './strings/lender-en.ts'

/** What the views of a deployed stage are shown with. */
export interface LenderContext extends ViewContext {
  readonly strings: LenderStrings
  readonly api: LenderApi
  readonly reader: Reader
}
