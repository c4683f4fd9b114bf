import type { CaseFile } from '../../case/case-file.ts'
import { canonical } from '../canonical.ts'
import type { DigestArchive } from '../digest-archive.ts'
import type { StandingEntry, StandingHistory } from '../verify.ts'
import type { Sha256 } from '../witness.ts'
import { type Fields, fieldsAsRead } from './fields.ts'
import { type AboutLine, readHistoryLine } from './history-line.ts'

/** A line of a written history can't be read, so that nothing can be said of the whole. */
export class HistoryUnreadableError extends Error {
  override readonly name = 'HistoryUnreadableError'

  constructor(line: number, why: string) {
    super(`Line ${line} of the history can't be read: ${why}. Take the file anew from whoever wrote it.`)
  }
}

interface WrittenEntry {
  readonly entry: string
  readonly fields: Fields
}

/** A history as a file holds it: entries in order, the cases they belong to, and the digests, which go to an archive. */
export class WrittenHistory implements StandingHistory {
  readonly about: AboutLine
  readonly #sha256: Sha256
  readonly #entries: ReadonlyMap<string, readonly WrittenEntry[]>
  readonly #cases: ReadonlyMap<string, CaseFile>

  private constructor(about: AboutLine, sha256: Sha256, read: Read) {
    this.about = about
    this.#sha256 = sha256
    this.#entries = read.entries
    this.#cases = read.cases
  }

  /** Reads a file's lines; the first says what it is. Throws HistoryUnreadableError. */
  static async read(lines: AsyncIterable<string>, archive: DigestArchive, sha256: Sha256): Promise<WrittenHistory> {
    let about: AboutLine | undefined
    const read: Read = { entries: new Map(), cases: new Map() }
    let number = 0
    for await (const text of lines) {
      number += 1
      if (text === '') continue
      const line = readHistoryLine(text)
      if (line.line === 'unreadable') throw new HistoryUnreadableError(number, line.why)
      if (line.line === 'about') about ??= line
      else if (about === undefined)
        throw new HistoryUnreadableError(number, 'the first line does not say what the file is')
      else if (line.line === 'link') await archive.putLink(line.link)
      else if (line.line === 'batch') await archive.putBatch(line.day, line.name, line.text)
      else if (line.line === 'case') read.cases.set(line.caseFile.borrower.id, line.caseFile)
      else {
        const { borrower, entry, fields } = line
        const before = read.entries.get(borrower) ?? []
        read.entries.set(borrower, before)
        before.push({ entry, fields: fieldsAsRead(fields) })
      }
    }
    if (about === undefined) throw new HistoryUnreadableError(1, 'the file is empty')
    return new WrittenHistory(about, sha256, read)
  }

  /** Everybody of whom the file holds a case or an entry. */
  borrowers(): readonly string[] {
    return [...new Set([...this.#cases.keys(), ...this.#entries.keys()])].sort()
  }

  caseOf(borrower: string): CaseFile | undefined {
    return this.#cases.get(borrower)
  }

  fieldsOf(borrower: string): readonly Fields[] {
    return (this.#entries.get(borrower) ?? []).map(({ fields }) => fields)
  }

  entriesOf(borrower: string, from: string, to: string): Promise<readonly StandingEntry[]> {
    const within = (this.#entries.get(borrower) ?? []).filter(({ entry }) => entry >= from && entry <= to)
    return Promise.resolve(within.map(({ entry, fields }) => ({ entry, digest: this.#sha256(canonical(fields)) })))
  }
}

interface Read {
  readonly entries: Map<string, WrittenEntry[]>
  readonly cases: Map<string, CaseFile>
}
