import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Response, Wish } from '../case/response.ts'
import type { CaseStore } from '../ports.ts'
import { type Meeting, replyHold } from './effects.ts'
import { effectsOf } from './effects-of.ts'
import { historyOf } from './response-history.ts'
import type { ResponsePolicy } from './response-policy.ts'
import type { ResponseStore } from './response-store.ts'
import { type ReadReply, type Wanted, wantedBy } from './wanted.ts'

export interface ResponsePorts {
  readonly cases: Pick<CaseStore, 'load'>
  readonly responses: ResponseStore
  /** The reader of replies, asked for once a response is stored: it takes longer to load than to store. */
  readonly reader: () => Promise<ReadReply>
}

/** What a response did to one borrower's case. */
export interface RecordedResponse {
  readonly borrower: string
  readonly outcome: 'replaced' | 'repeated'
  readonly intents: readonly Wish['intent'][]
  /** Whether they took effect by themselves; else a person reads the response. */
  readonly sure: boolean
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
): Promise<readonly RecordedResponse[]> {
  const response = { ...given, at: await ports.responses.firstSeen(given.id, given.at) }
  const first = await storeForAll(response, ports)
  const sole = first.length === 1 ? first[0] : undefined
  const read = await ports.reader()
  const wanted = wantedBy(response, sole, sole && policy.rulebook.rulesFor(sole.borrower), read)
  const closed = closesAddress(wanted, response)
  if (closed !== undefined) await ports.responses.stopAddress(closed)
  // Whoever came behind the address meanwhile has seen the stop, or is seen here.
  const behind = closed === undefined ? first : await storeForAll(response, ports)
  const recorded: RecordedResponse[] = []
  for (const { borrower } of behind) {
    recorded.push(await takeEffect(response, borrower.id, { behind, policy, ports, read }))
  }
  if (sole !== undefined && startsAgain(wanted, response) && response.point !== undefined) {
    await ports.responses.reopenAddress(response.point, response.at)
  }
  return recorded
}

/** The cases of everybody behind the response, each with the response stored in it, in the order of their ids. */
async function storeForAll(response: Response, { cases, responses }: ResponsePorts): Promise<readonly CaseFile[]> {
  const { point, answers } = response
  const ids = point === undefined ? (answers ? [answers.borrower] : []) : await responses.behind(point)
  const found = await Promise.all(ids.toSorted().map((id) => cases.load(id)))
  const behind = found.filter((caseFile) => caseFile !== undefined).filter((caseFile) => isBehind(caseFile, response))
  await Promise.all(behind.map(({ borrower }) => responses.keep(borrower.id, replyHold(response))))
  return behind
}

/** A number that was the borrower's once and is no more says nothing about them. */
function isBehind({ borrower }: CaseFile, { point }: Response): boolean {
  return point === undefined || borrower.contactPoints.some(({ id }) => id === point)
}

/** What closes the address for everybody, whoever is behind it. */
function closesAddress({ wishes, sure }: Wanted, { point, at, channel }: Response): ClosedPoint | undefined {
  if (point === undefined || !sure) return undefined
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
}

async function takeEffect(
  response: Response,
  borrower: string,
  { behind, policy, ports: { cases, responses }, read }: Around,
): Promise<RecordedResponse> {
  const reply = replyHold(response)
  const caseFile = await cases.load(borrower)
  const standing = caseFile?.holds.find(({ kind, id }) => kind === 'reply' && id === response.id)
  if (caseFile === undefined || standing === undefined)
    return { borrower, outcome: 'repeated', intents: [], sure: false }
  const meeting = meet(response, caseFile, behind, policy)
  const wanted = wantedBy(response, caseFile, meeting.rules, read)
  const effects = effectsOf(wanted, meeting)
  const outcome = await responses.replace(borrower, reply, { effects, history: historyOf(response, wanted, effects) })
  return { borrower, outcome, intents: wanted.wishes.map(({ intent }) => intent), sure: wanted.sure }
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
