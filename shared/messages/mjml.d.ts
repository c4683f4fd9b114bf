/** mjml ships no types; this is the part that the layout's build uses. */
declare module 'mjml' {
  interface MjmlResult {
    readonly html: string
    readonly errors: readonly { readonly formattedMessage: string }[]
  }
  function mjml2html(
    source: string,
    options: { readonly validationLevel: 'strict'; readonly fonts: Readonly<Record<string, string>> },
  ): Promise<MjmlResult>
  export = mjml2html
}
