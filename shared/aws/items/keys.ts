import type { Hold } from '../../case/hold.ts'

/** What every item is found by. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

const BORROWER = 'BORROWER#'
const ADDRESS = 'ADDRESS#'

/** The partition of a borrower: their case in Cases, what happened to them in History. */
export function partitionOf(borrower: string): string {
  return `${BORROWER}${borrower}`
}

/** The borrower whose partition this is; undefined for a partition of anything else. */
export function borrowerOf(partition: string): string | undefined {
  return partition.startsWith(BORROWER) ? partition.slice(BORROWER.length) : undefined
}

/** The partition of what is known of an address: who is behind it, and whether it is stopped for everybody. */
export function addressPartition(point: string): string {
  return `${ADDRESS}${point}`
}

/** Not `BORROWER#`: the stream's filter goes by sort keys, and who is behind an address is no change of a case. */
export const BEHIND = 'CASE#'
export const STOP = 'STOP'

export const sortKeys = {
  borrower: 'BORROWER',
  plan: 'PLAN',
  loan: (id: string) => `LOAN#${id}`,
  payment: (id: string) => `PAY#${id}`,
  /** A response that is not understood yet comes before every other hold, and so before all that it is replaced by. */
  hold: ({ kind, scope, id }: Hold) => `HOLD#${kind === 'reply' ? 'REPLY' : kind}#${scopeName(scope)}#${id}`,
  closedPoint: (point: string) => `POINT#${point}`,
  task: (id: string) => `TASK#${id}`,
} as const

function scopeName(scope: Hold['scope']): string {
  switch (scope.of) {
    case 'all':
      return 'all'
    case 'loan':
      return `loan.${scope.loan}`
    case 'channel':
      return `channel.${scope.channel}`
  }
}
