import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Page {
  /** Relative to the project's root. */
  readonly path: string
  readonly text: string
}

/** Everything that the project says in Markdown. */
export const PAGES: readonly Page[] = globSync(['*.md', 'docs/**/*.md', 'functions/**/*.md', 'test/*.md'], {
  cwd: ROOT,
})
  .sort()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

/** The page without its code, in which brackets are not links. */
export function proseOf({ text }: Page): string {
  return text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '')
}

/** The blocks of code that a page marks with a language. */
export function blocksOf({ text }: Page, language: string): readonly string[] {
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)]
    .filter(([, marked]) => marked === language)
    .map(([, , body = '']) => body)
}

/** The page at a path. */
export function pageAt(path: string): Page {
  const page = PAGES.find((one) => one.path === path)
  if (page === undefined) throw new Error(`there is no ${path}`)
  return page
}
