import type { Estimate } from '../../../outcomes/interval.ts'
import type { Strings } from './strings/en.ts'

/** A figure and its interval as they stand in a table. A bound that nothing bounds came over the wire as null. */
export function estimateInWords(
  strings: Strings,
  { value, low, high }: Estimate,
  write: (figure: number) => string,
): { readonly value: string; readonly interval: string } {
  return {
    value: write(value),
    interval: strings.between(write(low), Number.isFinite(high) ? write(high) : strings.unbounded),
  }
}
