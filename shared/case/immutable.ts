/** The same value, read only all the way down: a case file is replaced, never changed. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T
