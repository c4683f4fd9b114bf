import type { MinorUnits } from '../case/money.ts'

/**
 * Equal parts that sum exactly to the amount, each a whole number of `unit`, the smallest amount that people pay: what does not divide
 * goes, one unit each, to the first parts, and what is less than a unit to the first one.
 */
export function divide(amount: MinorUnits, parts: number, unit: MinorUnits): readonly MinorUnits[] {
  const units = Math.floor(amount / unit)
  const each = Math.floor(units / parts)
  const over = units - each * parts
  return Array.from({ length: parts }, (_, part) => {
    const whole = (part < over ? each + 1 : each) * unit
    return part === 0 ? whole + (amount - units * unit) : whole
  })
}
