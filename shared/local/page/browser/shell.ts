import { clockPanel } from './clock-panel.ts'
import { element, fill, say } from './element.ts'
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

/** The frame around every place: the name, the sections, the language, the clock; and in it the place of the address. */
export function showShell(context: LocalContext, other: Strings, switchLanguage: () => void): Shell {
  const { strings, live } = context
  const clock = clockPanel(context)
  const main = element('main', { id: 'content', tabindex: -1 })
  const lost = element('p', { class: 'lost', role: 'status' })
  const links = sectionLinks(strings)
  let view: View | undefined

  const show = (focus: boolean) => {
    view?.close?.()
    const route = parseRoute(location.hash)
    view = viewOf(route, context)
    fill(main, ...view.content)
    document.title = `${view.title} · Duewell`
    for (const { section, link } of links) {
      if (section === sectionOf(route)) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    if (!focus) return
    scrollTo(0, 0)
    const heading = main.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }

  const language = element(
    'button',
    { type: 'button', class: 'plain', id: 'language', lang: other.language },
    other.otherLanguage,
  )
  language.addEventListener('click', switchLanguage)
  const skip = element('a', { class: 'skip', href: '#content' }, strings.skip)
  skip.addEventListener('click', (event) => {
    event.preventDefault()
    main.focus()
  })

  fill(
    document.body,
    skip,
    element(
      'header',
      { class: 'top' },
      element('a', { class: 'brand', href: addressOf({ place: 'overview' }) }, 'Duewell'),
      element(
        'nav',
        { class: 'sections', 'aria-label': strings.sections },
        element('ul', {}, ...links.map(({ item }) => item)),
      ),
      language,
    ),
    lost,
    clock.node,
    main,
  )
  show(false)

  const onHash = () => show(true)
  addEventListener('hashchange', onHash)
  const stopListening = live.listen({
    changed: (fresh) => {
      clock.update()
      view?.changed?.(fresh)
    },
    connected: (yes) => say(lost, yes ? '' : strings.lost),
  })
  return {
    close: () => {
      removeEventListener('hashchange', onHash)
      stopListening()
      view?.close?.()
    },
  }
}

function sectionLinks(strings: Strings) {
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
  return sections.map(({ section, address, name }) => {
    const link = element('a', { href: address }, name)
    return { section, link, item: element('li', {}, link) }
  })
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
