/** A value of a table or a message, numbers as the text that they were written in, so that no digit is lost. */
export type Plain = string | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

export type Path = string | readonly string[]

/** The value at a path; undefined where nothing stands there. */
export function valueAt(value: Plain, path: Path): Plain | undefined {
  let found: Plain | undefined = value
  for (const name of typeof path === 'string' ? path.split('.') : path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = Array.isArray(found) ? found[Number(name)] : Reflect.get(found, name)
  }
  return found ?? undefined
}

/** The path as a message names it; it says where a value stands, never what it is. */
export function pathName(path: Path): string {
  return typeof path === 'string' ? path : path.join('.')
}

/** A value as the text of a cell: lists are joined as in a portfolio file. Undefined for what has no text, half a character among it. */
export function textOf(value: Plain): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? value.trim() : undefined
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' && each.isWellFormed()))
    return value.join(';').trim()
  return undefined
}

/** The value of a JSON text, its numbers as they are written; undefined for anything else. */
export function plainJson(text: string): Plain | undefined {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    )
  } catch {
    return undefined
  }
}
