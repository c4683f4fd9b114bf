import type { Hono } from 'hono'
import { promiseOn } from '../case/holds.ts'
import { formatMoney } from '../messages/format.ts'
import { localDay } from '../time/zone.ts'
import type { PageEnv } from './careful.ts'
import { dayIn } from './day-in.ts'
import { debtsOf } from './debts.ts'
import type { Desk } from './desk.ts'
import { gone } from './gate-routes.ts'
import type { Piece } from './html.ts'
import { privately, type Room, show } from './private-routes.ts'
import { helpOfOthers } from './views/help.ts'
import { told } from './views/parts.ts'
import { say } from './visit.ts'
import type { Words } from './words.ts'

/** What is said once an answer has taken effect. Each can be loaded again, and says what stands in the case. */
export function doneRoutes(app: Hono<PageEnv>, desk: Desk): void {
  app.get('/:reference/done/stop', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '/done/stop', opened)
    const { stopDone, stopDoneText } = visit.words
    return desk.page(context, visit, { title: stopDone, body: told(visit, stopDone, stopDoneText) })
  })

  const says = (path: string, done: (room: Room) => Done) =>
    app.get(
      `/:reference/done/${path}`,
      privately(desk, `/done/${path}`, (room) => {
        const { title, text, values, more } = done(room)
        return show(room, desk, title, told(room.visit, room.visit.words[title], say(room.visit, text, values), more))
      }),
    )

  says('paid', () => ({ title: 'paidDone', text: 'paidDoneText' }))
  says('promise', (room) => promised(room, desk))
  says('parts', (room) => agreed(room, desk))
  says('parts-asked', () => ({ title: 'partsAsked', text: 'partsAskedText' }))
  says('dispute', () => ({ title: 'disputeDone', text: 'disputeDoneText' }))
  says('talk', () => ({ title: 'talkDone', text: 'talkDoneText' }))
  says('hardship', ({ visit, opened }) => {
    const more = helpOfOthers(visit, opened.caseFile.borrower.jurisdictions)
    return { title: 'hardshipDone', text: 'hardshipDoneText', more }
  })
}

interface Done {
  readonly title: keyof Words
  readonly text: keyof Words
  readonly values?: Readonly<Record<string, string>>
  readonly more?: Piece
}

/** A promise too many, or for a day too late, is not noted: a person looks at it. */
function promised({ visit, opened }: Room, { ports, policy }: Desk): Done {
  const { holds, loans, borrower } = opened.caseFile
  const now = ports.clock.now()
  const today = localDay(policy.rulebook.rulesFor(borrower).homeZone, now)
  const days = loans.flatMap(({ id }) => promiseOn(holds, id, now)?.dueOn ?? []).filter((day) => day >= today)
  const [day] = days.toSorted((a, b) => a - b)
  if (day === undefined) return { title: 'promisePerson', text: 'promisePersonText' }
  return { title: 'promiseDone', text: 'promiseDoneText', values: { date: dayIn(visit.language, day, today) } }
}

function agreed({ visit, opened }: Room, { ports, policy }: Desk): Done {
  const now = ports.clock.now()
  const arranged = debtsOf(opened.caseFile, policy, now).find(({ arrangement }) => arrangement !== undefined)
  if (arranged === undefined) return { title: 'partsAsked', text: 'partsAskedText' }
  const today = localDay(policy.rulebook.rulesFor(opened.caseFile.borrower).homeZone, now)
  const amount = formatMoney(arranged.asked, arranged.loan.currency, visit.language)
  const date = dayIn(visit.language, arranged.dueOn, today)
  return { title: 'partsDone', text: 'partsDoneText', values: { amount, date } }
}
