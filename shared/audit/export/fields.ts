/** An entry's fields as plain values, not yet believed. */
export type Fields = Readonly<Record<string, unknown>>

/** Fields with their bytes as base64, for JSON. */
export function fieldsToWrite(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toWrite(value)]))
}

/** Fields as they were before they were written. */
export function fieldsAsRead(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asRead(value)]))
}

function toWrite(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(toWrite)
  return typeof value === 'object' && value !== null ? fieldsToWrite({ ...value }) : value
}

function asRead(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asRead)
  if (typeof value !== 'object' || value === null) return value
  const { bytes, ...others }: Fields = { ...value }
  const isBytes = typeof bytes === 'string' && Object.keys(others).length === 0
  return isBytes ? Buffer.from(bytes, 'base64') : fieldsAsRead({ ...value })
}
