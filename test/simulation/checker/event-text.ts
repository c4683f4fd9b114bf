/** What goes out on the bus with the parts of an arrangement, which the core system can't answer without. */
const WITH_PARTS = new Set(['arrangement-accepted', 'arrangement-proposed'])

/** What is put on the bus, but for the amounts that are to stand in it. */
export function eventText(text: string): string {
  const { Entries } = JSON.parse(text) as {
    Entries: readonly { readonly DetailType: string; readonly Detail: string }[]
  }
  const each = Entries.map(({ DetailType, Detail }) =>
    WITH_PARTS.has(DetailType) ? Detail.replaceAll(/"amount":\d+/g, '') : Detail,
  )
  return each.join('\n')
}
