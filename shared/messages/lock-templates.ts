import { readFile, writeFile } from 'node:fs/promises'
import { shippedPacks } from '../compliance/shipped-packs.ts'
import { SHIPPED_FRAME, SHIPPED_LAYOUT, SHIPPED_SOURCES, SHIPPED_TEMPLATES } from './shipped-templates.ts'
import { changedTexts, type TemplateLock, textDigests, unlockedTexts } from './template-lock.ts'
import { refuseWording } from './wording/refuse-wording.ts'

/**
 * `npm run lock:templates`: adds new texts to the lock, and refuses texts that may not be sent and texts that changed without a new
 * version.
 */
const LOCK = new URL('templates.lock.json', import.meta.url)

refuseWording(SHIPPED_TEMPLATES, { packs: shippedPacks(), actor: 'first' })

const lock: TemplateLock = JSON.parse(await readFile(LOCK, 'utf8'))
const now = textDigests(SHIPPED_SOURCES, SHIPPED_FRAME, SHIPPED_LAYOUT)
const changed = changedTexts(lock, now)

if (changed.length > 0) {
  console.error(`These texts changed under a version that is locked; give the template a new version:`)
  for (const key of changed) console.error(`  ${key}`)
  process.exitCode = 1
} else {
  const added = unlockedTexts(lock, now)
  const entries = Object.entries({ ...now, ...lock }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (added.length > 0) await writeFile(LOCK, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`)
  console.log(`${added.length} texts added to the lock, ${entries.length} in all`)
}
