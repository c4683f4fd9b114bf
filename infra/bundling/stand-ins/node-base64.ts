/** Stands in for @stablelib/base64, which writes and reads where there is no Buffer. */
export function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** Buffer reads what it can; a secret that is no base64 is refused. */
export function decode(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new TypeError('This is not base64.')
  return bytes
}
