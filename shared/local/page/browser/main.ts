import { element, fill } from './element.ts'
import { createFormats } from './formats.ts'
import { startLive } from './live.ts'
import { localCases } from './local-cases.ts'
import { type Shell, showShell } from './shell.ts'
import { otherStrings, preferredStrings, rememberStrings } from './strings/choose.ts'
import type { Strings } from './strings/en.ts'

const first = preferredStrings()
document.documentElement.lang = first.language
fill(document.body, element('p', { class: 'loading' }, first.loading))

const live = await startLive()
let shell: Shell | undefined

function speak(strings: Strings): void {
  shell?.close()
  document.documentElement.lang = strings.language
  const other = otherStrings(strings)
  const switchLanguage = () => {
    rememberStrings(other)
    speak(other)
    document.getElementById('language')?.focus()
  }
  shell = showShell(
    { strings, formats: createFormats(strings.locale), cases: localCases(live), live },
    other,
    switchLanguage,
  )
}

speak(first)
