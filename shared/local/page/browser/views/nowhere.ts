import { element } from '../element.ts'
import { addressOf } from '../route.ts'
import type { View, ViewContext } from '../view-context.ts'

export function nowhereView({ strings }: ViewContext): View {
  return {
    title: strings.notFound,
    content: [
      element('h1', {}, strings.notFound),
      element('p', {}, element('a', { class: 'reach', href: addressOf({ place: 'overview' }) }, strings.toOverview)),
    ],
  }
}
