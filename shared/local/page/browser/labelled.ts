import { element } from './element.ts'

/** A control under its name. */
export function labelled(name: string, control: HTMLElement): HTMLElement {
  return element('label', { class: 'field' }, element('span', {}, name), control)
}
