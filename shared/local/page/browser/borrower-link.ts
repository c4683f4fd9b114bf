import { element } from './element.ts'
import { addressOf } from './route.ts'

/** A borrower's name, which leads to the story. */
export function borrowerLink(id: string, name: string): HTMLAnchorElement {
  return element('a', { class: 'reach', href: addressOf({ place: 'borrower', id }) }, name)
}
