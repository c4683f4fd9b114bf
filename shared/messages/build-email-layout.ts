import { readFile, writeFile } from 'node:fs/promises'
import mjml2html from 'mjml'

const SOURCE = new URL('email-layout.mjml', import.meta.url)
const TARGET = new URL('email-layout.json', import.meta.url)

/**
 * Mailboxes fill the preview with the text that follows the preheader, which would put the message beside the subject:
 * this much of nothing comes first.
 */
const FILLER = '&#847; '.repeat(120).trim()

/** mjml otherwise loads Roboto from Google, which would tell a third party who reads this mail. */
const NO_REMOTE_FONTS = {}

if (import.meta.main) {
  await writeFile(TARGET, `${JSON.stringify({ lines: await buildEmailLayout() }, undefined, 2)}\n`)
}

/** Compiles the MJML layout to the lines of its HTML, with its `[[slots]]` still open. */
export async function buildEmailLayout(): Promise<readonly string[]> {
  const source = await readFile(SOURCE, 'utf8')
  const { html } = await mjml2html(source, { validationLevel: 'strict', fonts: NO_REMOTE_FONTS })
  return html
    .replace('[[filler]]', FILLER)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
