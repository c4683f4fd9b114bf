import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path in `CHROMIUM`, or the first usual place where one is; undefined if there is none. */
export const chromiumPath = [process.env.CHROMIUM ?? '', ...USUAL_PLACES].find(
  (path) => path !== '' && existsSync(path),
)

/** Why browser tests are left out: false where they run. In CI they run, and fail where Chromium is missing. */
export const withoutChromium =
  chromiumPath === undefined && process.env.CI !== 'true'
    ? 'Chromium is missing: install it, or set CHROMIUM to its path'
    : false

export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('Chromium is missing: install it, or set CHROMIUM to its path')
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}
