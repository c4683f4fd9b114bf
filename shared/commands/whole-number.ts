import { UsageError } from './run-command.ts'

/** Reads an option that takes a whole number within bounds, both included. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new UsageError(`${option} ${text} is not a whole number from ${least} to ${most}.`)
}
