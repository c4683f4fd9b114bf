import { GROUPINGS, type Grouping } from '../../../outcomes/grouping.ts'
import { CASE_STATES, type CaseState } from '../../../story/timeline.ts'

export const OUTBOX_TABS = ['sms', 'email', 'other'] as const
export type OutboxTab = (typeof OUTBOX_TABS)[number]

/** Where the reader is; every place has an address of its own. */
export type Route =
  | { readonly place: 'overview' }
  | { readonly place: 'outbox'; readonly tab: OutboxTab }
  | { readonly place: 'borrowers'; readonly query: string; readonly state: CaseState | undefined }
  | { readonly place: 'borrower'; readonly id: string }
  | { readonly place: 'tasks' }
  | { readonly place: 'task'; readonly borrower: string; readonly task: string }
  | { readonly place: 'outcomes'; readonly by: Grouping }
  | { readonly place: 'nowhere' }

/** Reads the part of an address after `#`. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  const [place = '', detail = '', more = ''] = path.split('/')
  const wanted = new URLSearchParams(search)
  switch (place) {
    case '':
      return { place: 'overview' }
    case 'outbox':
      return { place, tab: OUTBOX_TABS.find((tab) => tab === detail) ?? 'sms' }
    case 'borrowers': {
      const state = CASE_STATES.find((each) => each === wanted.get('state'))
      return { place, query: wanted.get('query') ?? '', state }
    }
    case 'borrower':
      return detail === '' ? { place: 'nowhere' } : { place, id: decoded(detail) }
    case 'tasks':
      return { place }
    case 'task':
      return more === '' ? { place: 'nowhere' } : { place, borrower: decoded(detail), task: decoded(more) }
    case 'outcomes':
      return { place, by: GROUPINGS.find((by) => by === detail) ?? 'arm' }
    default:
      return { place: 'nowhere' }
  }
}

/** Writes the address of a place. */
export function addressOf(route: Exclude<Route, { place: 'nowhere' }>): string {
  switch (route.place) {
    case 'overview':
      return '#/'
    case 'outbox':
      return `#/outbox/${route.tab}`
    case 'borrowers': {
      const search = new URLSearchParams()
      if (route.query !== '') search.set('query', route.query)
      if (route.state !== undefined) search.set('state', route.state)
      return search.size === 0 ? '#/borrowers' : `#/borrowers?${search}`
    }
    case 'outcomes':
      return `#/outcomes/${route.by}`
    case 'tasks':
      return '#/tasks'
    case 'task':
      return `#/task/${encodeURIComponent(route.borrower)}/${encodeURIComponent(route.task)}`
    case 'borrower':
      return `#/borrower/${encodeURIComponent(route.id)}`
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
