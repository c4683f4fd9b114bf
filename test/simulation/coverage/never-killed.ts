/** Awaits that the simulation can't kill, and why not. */
export const NEVER: readonly { readonly file: string; readonly why: string }[] = []
