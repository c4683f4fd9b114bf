import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

/** The file of refused rows, beside the portfolio; it is made when the first row is refused. */
export class RefusedFile {
  readonly path: string
  #stream: WriteStream | undefined

  constructor(portfolio: string) {
    this.path = refusedPath(portfolio)
  }

  get written(): boolean {
    return this.#stream !== undefined
  }

  async write(text: string): Promise<void> {
    this.#stream ??= (await open(this.path, 'w')).createWriteStream()
    if (!this.#stream.write(text)) await once(this.#stream, 'drain')
  }

  async close(): Promise<void> {
    if (this.#stream === undefined) return
    this.#stream.end()
    await finished(this.#stream)
  }
}

function refusedPath(path: string): string {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') ? `${path.slice(0, dot)}.refused${path.slice(dot)}` : `${path}.refused`
}
