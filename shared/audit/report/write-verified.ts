import type { Erasure } from '../erasures.ts'
import type { Fault } from '../fault.ts'
import type { Verified } from '../verify.ts'

const MOST = 50

/** What a verification found, in lines for people; the first fault first. */
export function writeVerified(what: string, verified: Verified): readonly string[] {
  const { days, entries, expired, erased, leftOut, head, faults } = verified
  if (head === undefined) return [`${what}: nothing has been chained yet; the first link is made in the first night.`]
  const gone = erased.reduce((sum, erasure) => sum + erasure.entries, 0)
  return [
    `${what}: looked at ${days} days, ${entries} entries, ${expired} of them expired and ${gone} erased on request.`,
    ...(faults.length === 0 ? ['Nothing was removed or altered.'] : faultsInWords(faults)),
    ...erasuresInWords(erased),
    ...leftOutInWords(leftOut),
    `The newest link is ${head}. Write it down elsewhere: with --expect it proves the whole chain up to it.`,
  ]
}

function faultsInWords(faults: readonly Fault[]): readonly string[] {
  const many = faults.length === 1 ? '1 thing is' : `${faults.length} things are`
  return [`${many} not as written. The first:`, ...firstOf(faults.map(inWords))]
}

function erasuresInWords(erased: readonly Erasure[]): readonly string[] {
  if (erased.length === 0) return []
  const lines = erased.map(({ borrower, request, at, entries }) => {
    return `Request ${request}, noted at ${at}: ${entries} ${entries === 1 ? 'entry' : 'entries'} of borrower ${borrower}.`
  })
  return ['Erased on request; hold these against your own register of requests:', ...firstOf(lines)]
}

function leftOutInWords(batches: number): readonly string[] {
  if (batches === 0) return []
  return [
    `${batches} batches of digests are not in the file. That they speak of others is the word of whoever wrote it.`,
  ]
}

function firstOf(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST
  return [...lines.slice(0, MOST).map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more} more`] : [])]
}

function inWords(fault: Fault): string {
  switch (fault.what) {
    case 'chain-broken':
      return `The link of ${fault.day} is not the one that was made, or the one before it is missing.`
    case 'not-in-chain':
      return `No link of the chain has the digest ${fault.digest}.`
    case 'batch-altered':
    case 'batch-missing': {
      const what = fault.what === 'batch-altered' ? 'is not what was kept' : 'is missing'
      return `Of ${fault.day}, the batch of digests ${fault.batch} ${what}.`
    }
    case 'altered':
      return `Altered: ${fault.entry} of borrower ${fault.borrower}.`
    case 'removed':
      return `Removed: ${fault.entry} of borrower ${fault.borrower}.`
    case 'unwitnessed':
      return `Seen by nobody when it was written: ${fault.entry} of borrower ${fault.borrower}.`
  }
}
