/** What goes out on the bus with the parts of an arrangement, which the core system can't answer without. */
const WITH_PARTS = new Set(['arrangement-accepted', 'arrangement-proposed'])

/** What of a text others may read: all but what it is there to carry. */
export function readable(where: string, text: string): string {
  if (where === 'event') return eventText(text)
  return where === 'queue inbound' ? inboundText(text) : text
}

/** What borrowers wrote lies in its queue with the address that it came from, as it does where SNS puts it there. */
function inboundText(text: string): string {
  const leaveOut = (key: string, value: unknown) => (key === 'from' || key === 'words' ? undefined : value)
  return JSON.stringify(JSON.parse(text), leaveOut)
}

/** What is put on the bus, but for the amounts that are to stand in it. */
function eventText(text: string): string {
  const { Entries } = JSON.parse(text) as {
    Entries: readonly { readonly DetailType: string; readonly Detail: string }[]
  }
  const each = Entries.map(({ DetailType, Detail }) =>
    WITH_PARTS.has(DetailType) ? Detail.replaceAll(/"amount":\d+/g, '') : Detail,
  )
  return each.join('\n')
}
