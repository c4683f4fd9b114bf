import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** One file of the page, as it is served from the root of the page's own domain. */
export interface StaticFile {
  readonly name: string
  /** What it holds, by gzip and in base64: it is compressed once, where it is built. */
  readonly gzip: string
  /** Whether its name changes with what it holds, so that it may be kept for ever. */
  readonly lasting: boolean
}

/** Builds all that the lender's page is, but for `config.json`, which says where a stage's API and sign-in are. */
export async function buildLenderPage(): Promise<readonly StaticFile[]> {
  const { outputFiles } = await build({
    entryPoints: { page: path('main.ts'), style: path('lender.css') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    outdir: 'memory',
    entryNames: '[name]-[hash]',
    logLevel: 'silent',
  })
  const built = outputFiles.map(({ path: at, text }) => ({ name: basename(at), gzip: compressed(text), lasting: true }))
  const icon = await readFile(path('../browser/icon.svg'), 'utf8')
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
  const html = await readFile(path('../browser/page.html'), 'utf8')
  const named = (ending: string) => built.find(({ name }) => name.endsWith(ending))?.name ?? ''
  return [
    {
      name: 'index.html',
      gzip: compressed(
        html
          .replace('/icon.svg', `/${iconName}`)
          .replace('/style.css', `/${named('.css')}`)
          .replace('/page.js', `/${named('.js')}`),
      ),
      lasting: false,
    },
    { name: iconName, gzip: compressed(icon), lasting: true },
    ...built,
  ]
}

function compressed(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64')
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}

// Run by infra/, which reads what is printed: CDK waits for no promise.
if (import.meta.main) process.stdout.write(JSON.stringify(await buildLenderPage()))
