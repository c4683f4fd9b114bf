import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Response, Wish } from '../case/response.ts'
import type { CaseStore } from '../ports.ts'
import type { ToldOpinion } from '../replies/opinion.ts'
import { type Meeting, replyHold } from './effects.ts'
import { effectsOf } from './effects-of.ts'
import { historyOf } from './response-history.ts'
import type { ResponsePolicy } from './response-policy.ts'
import type { ResponseStore } from './response-store.ts'
import type { SecondReader } from './second-reader.ts'
import type { SecondReading } from './second-reading.ts'
import { certainOf, type ReadReply, type Wanted, wantedBy, withSecond } from './wanted.ts'

export interface ResponsePorts {
  readonly cases: Pick<CaseStore, 'load'>
  readonly responses: ResponseStore
  /** The reader of replies, asked for once a response is stored: it takes longer to load than to store. */
  readonly reader: () => Promise<ReadReply>
  /** Who is asked about what the reader is not sure of; absent unless the lender switched it on. */
  readonly secondReader?: () => Promise<SecondReader>
}

/** What a response did to one borrower's case. */
export interface RecordedResponse {
  readonly borrower: string
  readonly outcome: 'replaced' | 'repeated'
  readonly intents: readonly Wish['intent'][]
  /** Whether they took effect by themselves; else a person reads the response. */
  readonly sure: boolean
  /** What a second opinion was, where one was asked for. */
  readonly opinion?: ToldOpinion
}

/**
 * Stores a response in the case of everybody who may have given it, then understands it, then lets it take effect in each. No
 * contact whose second look comes after the first step leaves. A crash anywhere is made good by doing all of it again, and the
 * same response a second time changes nothing.
 */
export async function recordResponse(
  given: Response,
  policy: ResponsePolicy,
  ports: ResponsePorts,
  /** Whose it is whoever is behind its address by now: of the case in which it was found, or of the link by which it came. */
  theirs = given.door === 'page' ? given.answers?.borrower : undefined,
): Promise<readonly RecordedResponse[]> {
  const response = { ...given, at: await ports.responses.firstSeen(given.id, given.at) }
  const { behind: first, standing } = await storeForAll(response, ports, theirs)
  const sole = first.length === 1 ? first[0] : undefined
  const read = await ports.reader()
  const own = wantedBy(response, sole, sole && policy.rulebook.rulesFor(sole.borrower), read)
  const second = standing ? await secondOn(response, own, first, ports) : undefined
  const wanted = withSecond(own, second)
  const closed = closesAddress(wanted, response)
  if (closed !== undefined) await ports.responses.stopAddress(closed)
  // Whoever came behind the address meanwhile has seen the stop, or is seen here; in whose case it stands it takes effect there.
  const behind = closed === undefined ? first : together(first, (await storeForAll(response, ports, theirs)).behind)
  const recorded: RecordedResponse[] = []
  for (const { borrower } of behind) {
    recorded.push(await takeEffect(response, borrower.id, { behind, policy, ports, read, second }))
  }
  if (sole !== undefined && startsAgain(wanted, response) && response.point !== undefined) {
    await ports.responses.reopenAddress(response.point, response.at)
  }
  return recorded
}

/** Those whose response it may be, and whether it stands in one of their cases and has yet to take effect there. */
interface Stored {
  readonly behind: readonly CaseFile[]
  readonly standing: boolean
}

/** The cases of everybody behind the response, each with the response stored in it, in the order of their ids. */
async function storeForAll(
  response: Response,
  { cases, responses }: ResponsePorts,
  theirs: string | undefined,
): Promise<Stored> {
  const { point, answers } = response
  const known = point === undefined ? (answers ? [answers.borrower] : []) : await responses.behind(point)
  const ids = new Set(theirs === undefined ? known : [...known, theirs])
  const found = await Promise.all([...ids].toSorted().map((id) => cases.load(id)))
  const behind = found
    .filter((caseFile) => caseFile !== undefined)
    .filter((caseFile) => caseFile.borrower.id === theirs || isBehind(caseFile, response))
  const kept = await Promise.all(behind.map(({ borrower }) => responses.keep(borrower.id, replyHold(response))))
  return { behind, standing: kept.includes('kept') }
}

function together(first: readonly CaseFile[], later: readonly CaseFile[]): readonly CaseFile[] {
  const known = new Set(later.map(({ borrower }) => borrower.id))
  const all = [...first.filter(({ borrower }) => !known.has(borrower.id)), ...later]
  return all.toSorted(({ borrower: one }, { borrower: other }) => (one.id < other.id ? -1 : 1))
}

/** A number that was the borrower's once and is no more says nothing about them. */
function isBehind({ borrower }: CaseFile, { point }: Response): boolean {
  return point === undefined || borrower.contactPoints.some(({ id }) => id === point)
}

/** Nobody else is asked about what our reader is sure of, what was chosen, or what may be anybody's. */
async function secondOn(
  response: Response,
  { sure }: Wanted,
  behind: readonly CaseFile[],
  { secondReader }: ResponsePorts,
): Promise<SecondReading | undefined> {
  if (secondReader === undefined || sure || response.unproven) return undefined
  const read = await secondReader()
  return read(response, behind)
}

/** What closes the address for everybody, whoever is behind it. */
function closesAddress(wanted: Wanted, response: Response): ClosedPoint | undefined {
  const { point, at, channel } = response
  const wishes = certainOf(wanted, response)
  if (point === undefined) return undefined
  if (wishes.some(({ intent }) => intent === 'wrong-number')) return { point, since: at, why: 'wrong-number' }
  const stops = wishes.some((wish) => wish.intent === 'stop' && (wish.scope === 'all' || wish.scope === channel))
  return stops ? { point, since: at, why: 'opted-out' } : undefined
}

/** What is the same for everybody behind a response. */
interface Around {
  readonly behind: readonly CaseFile[]
  readonly policy: ResponsePolicy
  readonly ports: ResponsePorts
  readonly read: ReadReply
  readonly second: SecondReading | undefined
}

async function takeEffect(
  response: Response,
  borrower: string,
  { behind, policy, ports: { cases, responses }, read, second }: Around,
): Promise<RecordedResponse> {
  const reply = replyHold(response)
  const caseFile = await cases.load(borrower)
  const standing = caseFile?.holds.find(({ kind, id }) => kind === 'reply' && id === response.id)
  if (caseFile === undefined || standing === undefined)
    return { borrower, outcome: 'repeated', intents: [], sure: false }
  const meeting = meet(response, caseFile, behind, policy)
  const wanted = withSecond(wantedBy(response, caseFile, meeting.rules, read), second)
  const effects = effectsOf(wanted, meeting)
  const outcome = await responses.replace(borrower, reply, { effects, history: historyOf(response, wanted, effects) })
  const intents = wanted.wishes.map(({ intent }) => intent)
  return { borrower, outcome, intents, sure: wanted.sure, ...(second && { opinion: second.told }) }
}

function meet(response: Response, caseFile: CaseFile, behind: readonly CaseFile[], policy: ResponsePolicy): Meeting {
  const { id } = caseFile.borrower
  const named = behind.find(({ borrower }) => borrower.id === response.answers?.borrower)?.borrower.id
  const own = named === undefined ? behind.length === 1 : named === id
  const maybeOwn = named === undefined || named === id
  const answers = named === undefined ? behind[0]?.borrower.id === id : own
  return { response, caseFile, policy, rules: policy.rulebook.rulesFor(caseFile.borrower), own, maybeOwn, answers }
}

/** Nobody takes back a stop for another. */
function startsAgain(wanted: Wanted, { unproven }: Response): boolean {
  return wanted.sure && !unproven && wants(wanted, 'start')
}

function wants({ wishes }: Wanted, intent: Wish['intent']): boolean {
  return wishes.some((wish) => wish.intent === intent)
}
