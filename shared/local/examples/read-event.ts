import type { Draft } from './draft.ts'
import { wayIn } from './read-channel.ts'

/** The borrower wrote; perhaps that was answered already. */
export function readEventOf(text: string, draft: Draft): boolean {
  if (!/\b(writes?|wrote|texts?|texted|emails?|emailed|calls?|called|contacts?|asks)\b/.test(text)) return false
  const way =
    wayIn(text.replace(/call-?back/, '')) ??
    (draft.channel === undefined ? { channel: 'sms' as const } : { channel: draft.channel })
  if (/conversation/.test(text)) return false
  draft.history.push({ ...way, daysAgo: 0, minutesAgo: 20, inbound: true })
  if (
    /(one|an|already) (answer|reply|response)|already (answered|replied)|answer(ed)? already|answer already given/.test(
      text,
    )
  ) {
    draft.history.push({ ...way, daysAgo: 0, minutesAgo: 10, answers: true, outcome: 'sent' })
  }
  draft.channel ??= way.channel
  return true
}

/** Someone who unsubscribed has opted out. */
export function useOptOut(text: string, draft: Draft): void {
  if (/unsubscri|opted out|replied stop/.test(text)) draft.holds.push({ kind: 'opt-out' })
}

/** The last answer came so many business days after what it answers, which came right after what we wrote. */
export function delayAnswer(gap: number, draft: Draft): boolean {
  const last = draft.history.at(-1)
  if (last === undefined) return false
  draft.history = draft.history.map((past, at) =>
    at === draft.history.length - 1 ? past : { ...past, businessDaysAgo: gap },
  )
  return true
}
