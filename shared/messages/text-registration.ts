/** What travels with a text to a country whose carriers look it up. */
export interface TextRegistration {
  readonly entityId: string
  readonly header: string
  readonly templateId: string
}

/** The key of a text in a lender's registrations. Apart from their schema, which no function needs. */
export function textKeyOf(text: { readonly id: string; readonly version: string; readonly locale: string }): string {
  return `${text.id}@${text.version}@${text.locale}`
}
