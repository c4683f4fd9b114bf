import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { PAGES, type Page, proseOf, ROOT } from './pages.ts'

/** Folders that the pages speak of and that do not exist yet. */
const ANNOUNCED = new Set<string>()

for (const page of PAGES) {
  test(`every relative link of ${page.path} leads somewhere`, () => {
    for (const link of linksOf(page)) {
      const [path = '', heading] = link.split('#')
      const target = path === '' ? page.path : normalize(join(dirname(page.path), decodeURI(path)))
      assert.ok(existsSync(join(ROOT, target)), `${link}: there is no ${target}`)
      if (heading === undefined) continue
      const headings = headingsOf(readFileSync(join(ROOT, target), 'utf8'))
      assert.ok(headings.includes(heading), `${link}: ${target} has no such heading, only ${headings.join(', ')}`)
    }
  })

  test(`every path that ${page.path} names exists`, () => {
    for (const [, path = ''] of page.text.matchAll(/`((?:shared|functions|infra|test|docs)\/[\w./-]*)`/g)) {
      assert.ok(ANNOUNCED.has(path) || existsSync(join(ROOT, path)), `there is no ${path}`)
    }
  })
}

test('what is announced does not exist yet', () => {
  for (const path of ANNOUNCED) assert.ok(!existsSync(join(ROOT, path)), `${path} exists; say so where it is announced`)
})

test('every page that the code names exists', () => {
  for (const path of globSync('{shared,functions,infra}/**/*.ts', { cwd: ROOT })) {
    for (const [page] of readFileSync(join(ROOT, path), 'utf8').matchAll(/\bdocs\/[\w/-]+\.md\b/g)) {
      assert.ok(existsSync(join(ROOT, page)), `${path}: there is no ${page}`)
    }
  }
})

/** Links and pictures that lead to files of the project. */
function linksOf(page: Page): readonly string[] {
  return [...proseOf(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
}

/** Headings as GitHub turns them into anchors. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}
