export type Child = Node | string | undefined | false

export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined
}

/**
 * Makes an element. Children that are strings become text and never markup, so whatever a message or a name holds is
 * shown as it is. An attribute that is `false` or absent is left out; `true` is written empty.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...present(children))
  return made
}

/** Replaces what an element holds. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...present(children))
}

/** Sets text only where it changed, so that nothing is announced or selected anew without a reason. */
export function say(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined && child !== false)
}
