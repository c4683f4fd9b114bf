import { element, fill } from '../browser/element.ts'
import { createFormats } from '../browser/formats.ts'
import { Refused } from '../browser/refused.ts'
import { preferredStrings, rememberStrings } from '../browser/strings/choose.ts'
import { deployedCases } from './deployed-cases.ts'
import { createLenderApi, type LenderApi } from './lender-api.ts'
import { showLenderShell } from './lender-shell.ts'
import { type PageConfig, readPageConfig } from './page-config.ts'
import { discover, type Provider } from './provider.ts'
import type { Reader } from './reader.ts'
import type { Session } from './session.ts'
import { beginSignIn, completeSignIn, signOut } from './sign-in.ts'
import { type LenderStrings, lenderEn } from './strings/lender-en.ts'
import { lenderZhHans } from './strings/lender-zh-hans.ts'

type Place = (strings: LenderStrings, language: HTMLElement) => { close(): void }

let strings = preferredStrings().language === 'en' ? lenderEn : lenderZhHans
let shown: { close(): void } | undefined

/** Shows a place in the reader's language, and again once that is switched. */
function show(place: Place): void {
  shown?.close()
  document.documentElement.lang = strings.language
  const other = strings === lenderEn ? lenderZhHans : lenderEn
  const attributes = { type: 'button', class: 'plain', id: 'language', lang: other.language }
  const language = element('button', attributes, other.otherLanguage)
  language.addEventListener('click', () => {
    rememberStrings(other)
    strings = other
    show(place)
    document.getElementById('language')?.focus()
  })
  shown = place(strings, language)
}

/** What is shown to whoever is not signed in. */
function door(hint: (strings: LenderStrings) => string, enter: (() => Promise<void>) | undefined): Place {
  return (words, language) => {
    document.title = 'Duewell'
    const button = element('button', { type: 'button', class: 'primary' }, words.signIn)
    button.addEventListener('click', () => enter?.().catch(() => show(door((each) => each.signInFailed, enter))))
    const header = element('header', { class: 'top' }, element('strong', { class: 'brand' }, 'Duewell'), language)
    const said = element('p', { role: 'status' }, hint(words))
    const title = element('h1', {}, words.signIn)
    fill(document.body, header, element('main', { id: 'content' }, title, said, enter !== undefined && button))
    return { close: () => undefined }
  }
}

async function enter(config: PageConfig, provider: Provider, session: Session): Promise<void> {
  const ended = () =>
    show(
      door(
        (words) => words.signInEnded,
        () => beginSignIn(config, provider),
      ),
    )
  const api = createLenderApi(config.api, session, ended)
  const reader = await readerOf(api)
  if (reader === undefined) {
    show(
      door(
        (words) => words.noRole,
        async () => signOut(config, provider),
      ),
    )
    return
  }
  const cases = deployedCases(api, reader, () => Date.now())
  show((words, language) => {
    const context = { strings: words, formats: createFormats(words.locale), cases, api, reader }
    return showLenderShell(context, session.name, language, () => signOut(config, provider))
  })
}

/** Undefined for somebody whom the API knows, and who is in none of its groups. */
async function readerOf(api: LenderApi): Promise<Reader | undefined> {
  try {
    return await api.get<Reader>('/v1/caller')
  } catch (error) {
    if (error instanceof Refused && error.status === 403) return undefined
    throw error
  }
}

document.documentElement.lang = strings.language
fill(document.body, element('p', { class: 'loading' }, strings.loading))
try {
  const config = await readPageConfig()
  const provider = await discover(config.issuer)
  const begin = () => beginSignIn(config, provider)
  try {
    const session = await completeSignIn(config, provider)
    if (session === undefined) show(door((words) => words.signedOutHint, begin))
    else await enter(config, provider, session)
  } catch {
    show(door((words) => words.signInFailed, begin))
  }
} catch {
  show(door((words) => words.lost, undefined))
}
