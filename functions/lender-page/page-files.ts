import { readFileSync } from 'node:fs'

/** One file of the page, as it is served from the root. */
export interface PageFile {
  readonly name: string
  /** What it holds, by gzip and in base64. */
  readonly gzip: string
  /** Whether its name changes with what it holds, so that it may be kept for ever. */
  readonly lasting: boolean
}

/** The files that infra/ built and wrote beside the bundle at synth. Read once a cold start. */
export function pageBesideCode(file: URL = new URL('./page.json', import.meta.url)): readonly PageFile[] {
  return JSON.parse(readFileSync(file, 'utf8'))
}
