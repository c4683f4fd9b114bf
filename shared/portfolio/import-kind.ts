import { idSchema } from '../case/borrower.ts'

/**
 * What a file holds of its feed: `delta` what changed, `full` all of its loans, so that one that is not in it is missing;
 * `full-confirmed` the same by the word of a person who knows that many are gone.
 */
export const IMPORT_KINDS = ['delta', 'full', 'full-confirmed'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What a file says of itself as a whole; every row that says it too must agree. */
export interface FileDeclaration {
  readonly asOf: number
  readonly importKind: ImportKind
  /** The lender's feed; undefined where the file names none. */
  readonly feed: string | undefined
}

export function importKindOf(word: string): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => kind === word.toLowerCase())
}

export function isFeedName(word: string): boolean {
  return idSchema.safeParse(word).success
}
