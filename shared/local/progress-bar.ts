import type { WriteStream } from 'node:tty'

const WIDTH = 30

/** A bar on the terminal while something takes time; where there is no terminal, silence. */
export class ProgressBar {
  readonly #out: Pick<WriteStream, 'isTTY' | 'write'>
  readonly #label: string
  #shown = -1

  constructor(label: string, out: Pick<WriteStream, 'isTTY' | 'write'>) {
    this.#label = label
    this.#out = out
  }

  /** Shows how much is done, from 0 to 1. */
  show(done: number): void {
    const percent = Math.floor(done * 100)
    if (!this.#out.isTTY || percent === this.#shown) return
    this.#shown = percent
    const full = Math.round(done * WIDTH)
    this.#out.write(`\r${this.#label} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${percent} %`)
    if (percent >= 100) this.#out.write('\n')
  }

  /** Ends the line of a bar that will not get to its end, so that what is said next stands below it. */
  end(): void {
    if (this.#shown >= 0 && this.#shown < 100) this.#out.write('\n')
    this.#shown = -1
  }
}
