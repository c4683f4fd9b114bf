import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface PageFiles {
  readonly html: string
  readonly script: string
  readonly style: string
  readonly icon: string
}

/** Bundles what the browser runs, in memory: there is no build step to forget and nothing stale to serve. */
export async function bundlePage(): Promise<PageFiles> {
  const [bundle, html, icon] = await Promise.all([
    build({
      entryPoints: { page: path('browser/main.ts'), style: path('browser/page.css') },
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      charset: 'utf8',
      outdir: 'memory',
      logLevel: 'silent',
    }),
    readFile(path('browser/page.html'), 'utf8'),
    readFile(path('browser/icon.svg'), 'utf8'),
  ])
  const text = (name: string) => bundle.outputFiles.find((file) => file.path.endsWith(name))?.text ?? ''
  return { html, icon, script: text('page.js'), style: text('style.css') }
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
