type Written = string | number | null | undefined

/** Stands in for what the SDK reads instants with: those that AWS writes as text are of two forms, and Node reads both. */
export const parseRfc3339DateTime = dateIn
export const parseRfc3339DateTimeWithOffset = dateIn
export const parseRfc7231DateTime = dateIn
export const _parseRfc3339DateTimeWithOffset = dateIn
export const _parseRfc7231DateTime = dateIn

/** Seconds since 1970, with their fractions. */
export function parseEpochTimestamp(seconds: Written): Date | undefined {
  return dateIn(seconds == null ? seconds : Math.round(Number(seconds) * 1_000))
}

export const _parseEpochTimestamp = (seconds: Written) => parseEpochTimestamp(seconds)

export function dateToUtcString(date: Date): string {
  return date.toUTCString()
}

function dateIn(written: Written): Date | undefined {
  if (written == null) return undefined
  const date = new Date(written)
  if (Number.isNaN(date.getTime())) throw new TypeError('AWS answered with an instant that is none.')
  return date
}
