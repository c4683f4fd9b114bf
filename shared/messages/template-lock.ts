import { createHash } from 'node:crypto'

/** Digest by `id@version@locale@channel`. A version that is in the lock keeps its text for good. */
export type TemplateLock = Readonly<Record<string, string>>

/** The parts of template files that the lock reads: as they lie in the files, before any default is filled in. */
interface Versioned {
  readonly version: string
  readonly texts: Readonly<Record<string, object>>
}

/** What is to be locked: every text of every template, and the email's frame and layout, which are in every email. */
export function textDigests(
  files: readonly (Versioned & { readonly id: string })[],
  frame: Versioned,
  layout: readonly string[],
): TemplateLock {
  const templates = files.flatMap(({ id, version, texts }) =>
    Object.entries(texts).flatMap(([locale, channels]) =>
      Object.entries(channels).map(
        ([channel, text]) => [`${id}@${version}@${locale}@${channel}`, digest(text)] as const,
      ),
    ),
  )
  const words = Object.entries(frame.texts).map(
    ([locale, text]) => [`email-frame@${frame.version}@${locale}@email`, digest(text)] as const,
  )
  // `und` is the tag of no language: the layout has none.
  return Object.fromEntries([...templates, ...words, [`email-frame@${frame.version}@und@email`, digest(layout)]])
}

/** Texts that changed under a version that is locked: each needs a new version. */
export function changedTexts(lock: TemplateLock, now: TemplateLock): readonly string[] {
  return Object.keys(now).filter((key) => lock[key] !== undefined && lock[key] !== now[key])
}

/** Texts that the lock does not know yet. */
export function unlockedTexts(lock: TemplateLock, now: TemplateLock): readonly string[] {
  return Object.keys(now).filter((key) => lock[key] === undefined)
}

function digest(text: unknown): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 24)
}
