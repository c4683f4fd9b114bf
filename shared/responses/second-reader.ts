import type { CaseFile } from '../case/case-file.ts'
import type { Response } from '../case/response.ts'
import type { Opinion } from '../replies/opinion.ts'
import { type KnownOfWriter, redact, saysAnything } from '../replies/redact.ts'
import type { SecondOpinion } from '../replies/second-opinion.ts'
import { readingOf, type SecondReading } from './second-reading.ts'

/** Which responses a second opinion was asked about, and what it said. Writes are conditional; every call is safe to repeat. */
export interface OpinionLedger {
  /** True for whoever begins first, and to nobody afterwards. */
  begin(response: string): Promise<boolean>
  /** Keeps what came of it where nothing is kept yet, and says what is kept. */
  settle(response: string, opinion: Opinion): Promise<Opinion>
}

export interface SecondReaderPorts {
  readonly opinion: SecondOpinion
  readonly ledger: OpinionLedger
}

/** Has a response read by somebody else, who is told nothing of whom it may be from. Undefined where there is nothing to be read. */
export type SecondReader = (response: Response, behind: readonly CaseFile[]) => Promise<SecondReading | undefined>

const INTERRUPTED = 'Interrupted'

/**
 * A reader that asks once for each response, however often it comes. Who finds that it was begun and is not settled settles it without an
 * opinion: whoever began may have died, and if not, it takes what is settled as well. So all that ever act on a response act on the same.
 */
export function secondReader({ opinion, ledger }: SecondReaderPorts): SecondReader {
  const { model } = opinion
  return async ({ id, words = '' }, behind) => {
    const redacted = redact(words, knownOf(behind))
    if (!saysAnything(redacted)) return undefined
    const first = await ledger.begin(id)
    return readingOf(await ledger.settle(id, first ? await ask(opinion, redacted) : { model, failed: INTERRUPTED }))
  }
}

/** An error's message may quote what it was asked; its name does not. */
async function ask(opinion: SecondOpinion, words: string): Promise<Opinion> {
  const { model } = opinion
  try {
    return { model, ...(await opinion.ask(words)) }
  } catch (error) {
    return { model, failed: error instanceof Error ? error.name : 'Error' }
  }
}

function knownOf(behind: readonly CaseFile[]): KnownOfWriter {
  return {
    names: behind.map(({ borrower }) => borrower.name),
    references: behind.flatMap(({ borrower, loans }) => [
      borrower.id,
      ...borrower.contactPoints.map(({ address }) => address),
      ...loans.map(({ id }) => id),
    ]),
  }
}
