import { clockPanel } from './clock-panel.ts'
import { element, say } from './element.ts'
import { type Section, showFrame } from './frame.ts'
import { addressOf, parseRoute, type Route } from './route.ts'
import type { Strings } from './strings/en.ts'
import type { LocalContext, View } from './view-context.ts'
import { borrowerView } from './views/borrower.ts'
import { borrowersView } from './views/borrowers.ts'
import { nowhereView } from './views/nowhere.ts'
import { outboxView } from './views/outbox.ts'
import { outcomesView } from './views/outcomes.ts'
import { overviewView } from './views/overview.ts'
import { taskView } from './views/task.ts'
import { tasksView } from './views/tasks.ts'

export interface Shell {
  close(): void
}

/** The local page: its sections, the language, the clock; and in it the place of the address. */
export function showShell(context: LocalContext, other: Strings, switchLanguage: () => void): Shell {
  const { strings, live } = context
  const clock = clockPanel(context)
  const lost = element('p', { class: 'lost', role: 'status' })
  const language = element(
    'button',
    { type: 'button', class: 'plain', id: 'language', lang: other.language },
    other.otherLanguage,
  )
  language.addEventListener('click', switchLanguage)
  const frame = showFrame({
    strings,
    sections: sectionsOf(strings),
    header: [language],
    above: [lost, clock.node],
    viewOf: (hash) => viewOf(parseRoute(hash), context),
  })
  const stopListening = live.listen({
    changed: (fresh) => {
      clock.update()
      frame.view().changed?.(fresh)
    },
    connected: (yes) => say(lost, yes ? '' : strings.lost),
  })
  return {
    close: () => {
      stopListening()
      frame.close()
    },
  }
}

function sectionsOf(strings: Strings): readonly Section[] {
  const sections = [
    { section: 'overview', address: addressOf({ place: 'overview' }), name: strings.overview },
    { section: 'outbox', address: addressOf({ place: 'outbox', tab: 'sms' }), name: strings.outbox },
    {
      section: 'borrowers',
      address: addressOf({ place: 'borrowers', query: '', state: undefined }),
      name: strings.borrowers,
    },
    { section: 'tasks', address: addressOf({ place: 'tasks' }), name: strings.taskQueue },
    { section: 'outcomes', address: addressOf({ place: 'outcomes', by: 'arm' }), name: strings.outcomeReport },
  ]
  return sections.map(({ section, ...shown }) => ({
    ...shown,
    has: (hash) => sectionOf(parseRoute(hash)) === section,
  }))
}

function sectionOf(route: Route): string {
  if (route.place === 'task') return 'tasks'
  return route.place === 'borrower' ? 'borrowers' : route.place
}

function viewOf(route: Route, context: LocalContext): View {
  switch (route.place) {
    case 'overview':
      return overviewView(context)
    case 'outbox':
      return outboxView(context, route.tab)
    case 'borrowers':
      return borrowersView(context, route)
    case 'borrower':
      return borrowerView(context, route.id)
    case 'tasks':
      return tasksView(context)
    case 'task':
      return taskView(context, route.borrower, route.task)
    case 'outcomes':
      return outcomesView(context, route.by)
    case 'nowhere':
      return nowhereView(context)
  }
}
