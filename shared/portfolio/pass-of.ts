import type { LoadingPass } from './portfolio-options.ts'
import type { RecordKind } from './record-kinds.ts'

/** The pass that loads a kind of row; rows of no known kind are reported with the people. */
export function passOf(kind: RecordKind | undefined): LoadingPass {
  switch (kind) {
    case 'hold':
    case 'opt-out':
    case 'promise':
    case 'arrangement':
    case 'arrangement-answer':
      return 'protections'
    case 'loan':
      return 'loans'
    default:
      return 'people'
  }
}
