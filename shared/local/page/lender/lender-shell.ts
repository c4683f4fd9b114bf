import { element, fill } from '../browser/element.ts'
import { addressOf, parseRoute } from '../browser/route.ts'
import type { View } from '../browser/view-context.ts'
import { borrowerView } from '../browser/views/borrower.ts'
import { nowhereView } from '../browser/views/nowhere.ts'
import { taskView } from '../browser/views/task.ts'
import { tasksView } from '../browser/views/tasks.ts'
import type { LenderContext } from './lender-context.ts'
import { findView } from './views/find.ts'
import { portfolioView } from './views/portfolio.ts'
import { sendingView } from './views/sending.ts'

const SENDING = '#/sending'
const BETWEEN_LOOKS = 30_000

/** The frame of the lender's page: the sections, who is signed in, and in it the place of the address. */
export function showLenderShell(
  context: LenderContext,
  name: string,
  language: HTMLElement,
  leave: () => void,
): { close(): void } {
  const { strings, reader } = context
  const main = element('main', { id: 'content', tabindex: -1 })
  const links = [
    { at: addressOf({ place: 'overview' }), name: strings.portfolio, of: /^(#\/?)?$/ },
    { at: addressOf({ place: 'tasks' }), name: strings.taskQueue, of: /^#\/tasks?(\/|$)/ },
    { at: '#/borrowers', name: strings.findBorrower, of: /^#\/borrower/ },
    { at: SENDING, name: strings.sending, of: /^#\/sending$/ },
  ].map((section) => ({ ...section, link: element('a', { href: section.at }, section.name) }))
  let view: View | undefined
  const show = (focus: boolean) => {
    view?.close?.()
    view = viewOf(location.hash, context)
    fill(main, ...view.content)
    document.title = `${view.title} · Duewell`
    for (const { link, of } of links) {
      if (of.test(location.hash)) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    if (!focus) return
    scrollTo(0, 0)
    const heading = main.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }
  const skip = element('a', { class: 'skip', href: '#content' }, strings.skip)
  skip.addEventListener('click', (event) => {
    event.preventDefault()
    main.focus()
  })
  const out = element('button', { type: 'button', class: 'plain' }, strings.signOut)
  out.addEventListener('click', leave)
  const roles = reader.roles.map((role) => strings.roles[role]).join(strings.comma)
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
        element('ul', {}, ...links.map(({ link }) => element('li', {}, link))),
      ),
      language,
      element('p', { class: 'reader quiet' }, element('span', {}, `${name} (${roles})`), out),
    ),
    main,
  )
  show(false)
  const onHash = () => show(true)
  addEventListener('hashchange', onHash)
  const looking = setInterval(() => {
    if (!document.hidden) view?.changed?.([])
  }, BETWEEN_LOOKS)
  return {
    close: () => {
      removeEventListener('hashchange', onHash)
      clearInterval(looking)
      view?.close?.()
    },
  }
}

function viewOf(hash: string, context: LenderContext): View {
  if (hash === SENDING) return sendingView(context)
  const route = parseRoute(hash)
  switch (route.place) {
    case 'overview':
      return portfolioView(context)
    case 'tasks':
      return tasksView(context)
    case 'task':
      return taskView(context, route.borrower, route.task)
    case 'borrowers':
      return findView(context)
    case 'borrower':
      return borrowerView(context, route.id)
    case 'outbox':
    case 'outcomes':
    case 'nowhere':
      return nowhereView(context)
  }
}
