import { element } from '../browser/element.ts'
import { type Frame, type Section, showFrame } from '../browser/frame.ts'
import { addressOf, parseRoute } from '../browser/route.ts'
import type { View } from '../browser/view-context.ts'
import { borrowerView } from '../browser/views/borrower.ts'
import { nowhereView } from '../browser/views/nowhere.ts'
import { taskView } from '../browser/views/task.ts'
import { tasksView } from '../browser/views/tasks.ts'
import type { LenderContext } from './lender-context.ts'
import type { LenderStrings } from './strings/lender-en.ts'
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
): Pick<Frame, 'close'> {
  const { strings, reader } = context
  const out = element('button', { type: 'button', class: 'plain' }, strings.signOut)
  out.addEventListener('click', leave)
  const roles = reader.roles.map((role) => strings.roles[role]).join(strings.comma)
  const who = element('p', { class: 'reader quiet' }, element('span', {}, `${name} (${roles})`), out)
  const frame = showFrame({
    strings,
    sections: sectionsOf(strings),
    header: [language, who],
    viewOf: (hash) => viewOf(hash, context),
  })
  const looking = setInterval(() => {
    if (!document.hidden) frame.view().changed?.([])
  }, BETWEEN_LOOKS)
  return {
    close: () => {
      clearInterval(looking)
      frame.close()
    },
  }
}

function sectionsOf(strings: LenderStrings): readonly Section[] {
  return [
    { address: addressOf({ place: 'overview' }), name: strings.portfolio, of: /^(#\/?)?$/ },
    { address: addressOf({ place: 'tasks' }), name: strings.taskQueue, of: /^#\/tasks?(\/|$)/ },
    { address: '#/borrowers', name: strings.findBorrower, of: /^#\/borrower/ },
    { address: SENDING, name: strings.sending, of: /^#\/sending$/ },
  ].map(({ of, ...shown }) => ({ ...shown, has: (hash) => of.test(hash) }))
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
