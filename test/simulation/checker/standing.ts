import type { Plain } from './stored.ts'

interface Standing {
  readonly from: number
  to: number
  readonly mode: unknown
  readonly allowList: readonly unknown[] | undefined
}

/** How far the stage sent when, as an operator said. */
export class Standings {
  readonly #all: Standing[] = []

  wrote(item: Plain, at: number): void {
    const last = this.#all.at(-1)
    if (last !== undefined) last.to = at
    const { mode, allowList } = item
    const list = Array.isArray(allowList) ? allowList : undefined
    this.#all.push({ from: at, to: Number.POSITIVE_INFINITY, mode, allowList: list })
  }

  /** Whether something may leave to an address by what was said within some time. */
  allows(address: string, at: number, knownWithin: number): boolean {
    return this.#all.some(
      ({ from, to, mode, allowList }) =>
        from <= at &&
        to >= at - knownWithin &&
        mode === 'live' &&
        (allowList === undefined || allowList.includes(address)),
    )
  }
}
