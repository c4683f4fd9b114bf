import type { Hold } from '../case/hold.ts'
import type { Wish } from '../case/response.ts'
import { DAY } from '../time/instant.ts'
import { type Effects, holdBase, type Meeting, NO_EFFECTS } from './effects.ts'
import { owedAnswer } from './owed-answer.ts'
import { endOfBusinessDay } from './promise-effect.ts'
import { taskAbout } from './response-task.ts'
import { certainOf, type Wanted } from './wanted.ts'
import { wishEffects } from './wish-effects.ts'

/** What holds for everybody behind an address, whoever of them wrote, and also where nothing proves that one of them did. */
const FOR_ALL: ReadonlySet<Wish['intent']> = new Set(['stop', 'wrong-number', 'deceased', 'vulnerable'])

/** All that a response changes in one borrower's case. Pure; the same response always makes the same holds and tasks. */
export function effectsOf(wanted: Wanted, meeting: Meeting): Effects {
  const { wishes, sure } = wanted
  const { own, maybeOwn, response } = meeting
  const certain = certainOf(wanted, response)
  const mine = sure && (!own || response.unproven) ? wishes.filter(({ intent }) => FOR_ALL.has(intent)) : wishes
  const others = mine.length < wishes.length
  // A second opinion only ever adds: a person reads the response all the same.
  const effects = sure ? [] : [unsure(wanted, meeting)]
  effects.push(...(sure ? mine : certain).map((wish) => wishEffects(wish, meeting)))
  if (others && maybeOwn)
    effects.push({ ...NO_EFFECTS, tasks: [taskAbout(response.unproven ? 'unproven' : 'whose', meeting)] })
  const all = merge(effects)
  const answer = owedAnswer(certain.length > 0 ? certain : UNCLEAR, all, meeting)
  return { ...all, holds: [...all.holds, ...answer], lifted: [...all.lifted, ...spentAnswers(meeting)] }
}

const UNCLEAR: readonly Wish[] = [{ intent: 'unclear' }]

/** A person reads what is not sure. Where it might be grave, nobody is pressed until then, within reason. */
function unsure({ wishes, second }: Wanted, meeting: Meeting): Effects {
  const { own, maybeOwn, policy } = meeting
  if (!own && !maybeOwn) return NO_EFFECTS
  const name = meeting.response.unproven ? 'unproven' : own ? 'unclear' : 'whose'
  const tasks = [taskAbout(name, meeting, second?.hint)]
  if (!wishes.some(({ intent }) => FOR_ALL.has(intent))) return { ...NO_EFFECTS, tasks }
  const until = endOfBusinessDay(policy.undatedPauseBusinessDays, meeting)
  const pause: Hold = { kind: 'pause', ...holdBase(meeting.response, 'pause', until), scope: { of: 'all' } }
  return { ...NO_EFFECTS, tasks, holds: [pause] }
}

function merge(effects: readonly Effects[]): Effects {
  return {
    holds: effects.flatMap(({ holds }) => holds),
    lifted: effects.flatMap(({ lifted }) => lifted),
    closed: effects.flatMap(({ closed }) => closed).slice(0, 1),
    reopened: effects.flatMap(({ reopened }) => reopened),
    tasks: effects.flatMap(({ tasks }) => tasks),
  }
}

/** Answers that expired a day ago serve nothing any more, not even to count by. */
function spentAnswers({ caseFile, response }: Meeting): readonly Hold[] {
  return caseFile.holds.filter(({ kind, until = Infinity }) => kind === 'answer' && until < response.at - DAY)
}
