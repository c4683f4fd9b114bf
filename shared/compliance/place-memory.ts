import type { Borrower } from '../case/borrower.ts'
import type { DayHours } from '../time/window.ts'

/** All of a borrower that the compiled rules depend on, the wish for hours aside. */
export type Whereabouts = Pick<Borrower, 'jurisdictions' | 'zones' | 'zoneSources' | 'agreedHours'>

interface Node<Value> {
  readonly next: Map<string, Node<Value>>
  value?: Value
}

/**
 * Makes a value for a place once and remembers it. The place of one jurisdiction and one zone is found in two lookups,
 * without a key being built.
 */
export function rememberByPlace<Value>(make: (place: Whereabouts) => Value): (place: Whereabouts) => Value {
  // A root for each number of jurisdictions, since `GB` names both a country and a zone.
  const roots: Node<Value>[] = []
  return (place) => {
    const count = place.jurisdictions.length
    let node = roots[count]
    if (node === undefined) {
      node = { next: new Map() }
      roots[count] = node
    }
    for (const jurisdiction of place.jurisdictions) node = step(node, jurisdiction)
    for (const zone of place.zones) node = step(node, zone)
    if (place.zoneSources !== undefined || place.agreedHours !== undefined) node = step(node, rest(place))
    node.value ??= make(place)
    return node.value
  }
}

/** What few borrowers have, as one word that is no zone's name. */
function rest({ zoneSources, agreedHours }: Whereabouts): string {
  return JSON.stringify([zoneSources?.address, zoneSources?.phone, agreedHours?.from, agreedHours?.to])
}

function step<Value>(node: Node<Value>, name: string): Node<Value> {
  const known = node.next.get(name)
  if (known !== undefined) return known
  const created: Node<Value> = { next: new Map() }
  node.next.set(name, created)
  return created
}

/** Makes a value for preferred hours once and remembers it. */
export function rememberByHours<Value>(make: (hours: DayHours) => Value): (hours: DayHours) => Value {
  const made = new Map<number, Value>()
  return (hours) => {
    const key = hours.from * 2048 + hours.to
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(hours)
    made.set(key, value)
    return value
  }
}
