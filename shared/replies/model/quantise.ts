/** Weights as whole numbers from -127 to 127, in base 64, and what one is worth. */
export interface QuantisedWeights {
  readonly unit: number
  readonly weights: string
}

const MOST = 127

export function quantise(weights: Float64Array): QuantisedWeights {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = Number((largest / MOST).toPrecision(6))
  const bytes = Uint8Array.from(weights, (weight) => Math.round(weight / unit) & 0xff)
  return { unit, weights: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

export function readWeights({ weights }: QuantisedWeights): Int8Array {
  return Int8Array.from(atob(weights), (character) => (character.charCodeAt(0) << 24) >> 24)
}
