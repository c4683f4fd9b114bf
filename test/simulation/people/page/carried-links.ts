/** Where the page of the simulated house lies, as its messages have it. */
export const PAGE_HOST = 'hb.example'

const LINK = new RegExp(`https://${PAGE_HOST.replace('.', '\\.')}/(stop/)?([0-9A-Za-z]{11})(?![0-9A-Za-z])`, 'g')

/** A link of a message: to the page, or to what stops its channel. */
export interface CarriedLink {
  readonly reference: string
  readonly to: 'page' | 'unsubscribe'
}

/** The links that a message carries in its text and its headers, each once. */
export function carriedLinks(message: unknown): readonly CarriedLink[] {
  const found = new Map<string, CarriedLink>()
  for (const [url, stop, reference = ''] of JSON.stringify(message).matchAll(LINK))
    found.set(url, { reference, to: stop === undefined ? 'page' : 'unsubscribe' })
  return [...found.values()]
}
