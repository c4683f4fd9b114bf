/**
 * An id as the value of an email tag, which may hold letters, digits, dashes and underscores but not the dots that our ids
 * may have: `b_1.2` becomes `b__1_d2`.
 */
export function tagOf(id: string): string {
  return id.replaceAll('_', '__').replaceAll('.', '_d')
}

/** The id that a tag stands for, as it comes back in the events of SES. */
export function idOfTag(tag: string): string {
  return tag.replaceAll(/_(_|d)/g, (_, mark: string) => (mark === 'd' ? '.' : '_'))
}
