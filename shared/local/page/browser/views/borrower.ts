import type { TimelineEntry } from '../../../../story/timeline.ts'
import type { TimelineView } from '../../view.ts'
import { atMostEvery } from '../at-most-every.ts'
import { element, fill, say } from '../element.ts'
import { keyedList } from '../keyed-list.ts'
import { loanItem } from '../loan-item.ts'
import { stateMark } from '../marks.ts'
import { Refused } from '../refused.ts'
import { addressOf } from '../route.ts'
import { nowEntry, storyEntry } from '../story-entry.ts'
import type { View, ViewContext } from '../view-context.ts'

const BETWEEN_REFRESHES = 1_500

/** An entry with its place in the story, which tells apart what happened at the same instant. */
interface Placed {
  readonly key: string
  readonly entry: TimelineEntry
  /** Whether it is the first of its local day, which is named above it. */
  readonly opensDay: boolean
}

/** One borrower's story: what happened, what was decided, and why each time. */
export function borrowerView(context: ViewContext, id: string): View {
  const { strings, formats, cases } = context
  const heading = element('h1', {}, id)
  const facts = element('p', { class: 'facts' })
  const body = element('div', { class: 'life', hidden: true })
  const missing = element('p', { class: 'empty', hidden: true })
  const loans = element('ul', { class: 'loans' })
  const now = element('ol', { class: 'story' })
  const story = element('ol', { class: 'story' })
  const storyEmpty = element('p', { class: 'empty' }, strings.storyEmpty)
  let zone = 'UTC'
  const updateNow = keyedList<TimelineEntry>(
    now,
    () => 'now',
    (entry) => nowEntry(context, entry, zone, now.querySelector('details')?.open ?? false),
  )
  const updateStory = keyedList<Placed>(
    story,
    ({ key }) => key,
    ({ entry, opensDay }) => storyEntry(context, entry, zone, opensDay),
  )

  const show = (timeline: TimelineView) => {
    zone = timeline.zone
    say(heading, timeline.name)
    fill(
      facts,
      element('span', { class: 'state' }, stateMark(timeline.state), strings.states[timeline.state]),
      element('span', {}, timeline.borrower),
      element('span', {}, formats.languageName(timeline.locale)),
      element('span', {}, strings.storyIn(timeline.zone.replaceAll('_', ' '))),
    )
    fill(loans, ...timeline.loans.map((loan) => loanItem(context, loan)))
    const focused = now.contains(document.activeElement)
    updateNow([timeline.now])
    if (focused) now.querySelector('summary')?.focus()
    updateStory(placed(timeline.entries, (at) => formats.dateInWords(at, zone)))
    storyEmpty.hidden = timeline.entries.length > 0
    body.hidden = false
    missing.hidden = true
  }
  const load = async () => {
    try {
      show(await cases.borrower(id))
    } catch (error) {
      body.hidden = true
      missing.hidden = false
      say(missing, error instanceof Refused && error.status === 404 ? strings.unknownBorrower : strings.lost)
    }
  }
  fill(
    body,
    element('section', {}, element('h2', {}, strings.loans), loans),
    element(
      'section',
      { class: 'now' },
      element('h2', {}, strings.now),
      element('p', { class: 'quiet' }, strings.nowHint),
      now,
    ),
    element('section', {}, element('h2', {}, strings.story), storyEmpty, story),
  )
  load()

  const refresh = atMostEvery(BETWEEN_REFRESHES, load)
  let askedAt = cases.asOf()
  return {
    title: id,
    content: [
      element(
        'p',
        { class: 'back' },
        element(
          'a',
          { class: 'reach', href: addressOf({ place: 'borrowers', query: '', state: undefined }) },
          `← ${strings.backToBorrowers}`,
        ),
      ),
      heading,
      facts,
      missing,
      body,
    ],
    changed: () => {
      const instant = cases.asOf()
      if (instant !== askedAt) refresh.ask()
      askedAt = instant
    },
    close: refresh.stop,
  }
}

/** Oldest first, each with a key that stays the same while later entries come. */
function placed(entries: readonly TimelineEntry[], dayOf: (at: number) => string): Placed[] {
  const sorted = [...entries].sort((a, b) => a.at - b.at)
  const seen = new Map<string, number>()
  let day = ''
  return sorted.map((entry) => {
    const base = `${entry.at} ${entry.kind}`
    const before = seen.get(base) ?? 0
    seen.set(base, before + 1)
    const today = dayOf(entry.at)
    const opensDay = today !== day
    day = today
    return { key: `${base} ${before}`, entry, opensDay }
  })
}
