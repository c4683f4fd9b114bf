/** The value of a JSON text; undefined, which no schema takes, for anything else: the parser's own error would quote the text. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
