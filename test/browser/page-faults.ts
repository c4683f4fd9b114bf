import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against a page, as it stands. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations }: AxeResults = await page.evaluate('axe.run(document, { iframes: false })')
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** What reaches beyond the right edge. Runs in the page. */
export function tooWide(): string[] {
  const widest = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= widest) return []
  return [...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().right > widest + 1)
    .map((node) => node.outerHTML.slice(0, 120))
}

/** Text below 16 px, and controls less than 44 px tall. Runs in the page. */
export function tooSmall(): string[] {
  const shown = (node: Element) => node.checkVisibility() && node.getBoundingClientRect().width > 1
  const texts = [...document.querySelectorAll('body *')].filter(
    (node) =>
      shown(node) &&
      [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()) &&
      Number.parseFloat(getComputedStyle(node).fontSize) < 16,
  )
  const targets = [
    ...document.querySelectorAll('a, button, select, input:not([type=hidden]), textarea, summary'),
  ].filter((node) => {
    const { height } = (node.closest('label.choice') ?? node).getBoundingClientRect()
    return shown(node) && !node.classList.contains('skip') && height < 43.5
  })
  return [...texts, ...targets].map((node) => node.outerHTML.slice(0, 120))
}
