import type { Outcome } from '../shared/reconcile/outcome.ts'

/** What a function tells about its work: ids and outcomes, never a name, an address, an amount or a text. */
export type LogLine =
  | { readonly what: 'reconciled'; readonly by: string; readonly borrower: string; readonly outcome: Outcome }
  | { readonly what: 'parked'; readonly by: string; readonly record: string; readonly reason: string }
  | { readonly what: 'left'; readonly by: string; readonly records: readonly string[]; readonly reason: string }

export type Log = (line: LogLine) => void

/** An error as it may be logged: its name only, since a provider's message can quote the number that it refused. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
