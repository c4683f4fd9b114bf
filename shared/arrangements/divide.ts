import type { MinorUnits } from '../case/money.ts'

/** Equal parts that sum exactly to the amount: what does not divide goes, one minor unit each, to the first parts. */
export function divide(amount: MinorUnits, parts: number): readonly MinorUnits[] {
  const each = Math.floor(amount / parts)
  const over = amount - each * parts
  return Array.from({ length: parts }, (_, part) => (part < over ? each + 1 : each))
}
