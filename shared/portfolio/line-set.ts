/** A set of line numbers at a bit a line, so that even a file whose every row is refused keeps memory flat. */
export class LineSet {
  #bits = new Uint8Array(1024)

  add(line: number): void {
    const at = line >>> 3
    if (at >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(this.#bits.length * 2, at + 1))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (line & 7))
  }

  has(line: number): boolean {
    return ((this.#bits[line >>> 3] ?? 0) & (1 << (line & 7))) !== 0
  }
}
