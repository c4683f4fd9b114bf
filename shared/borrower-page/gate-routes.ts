import type { Hono } from 'hono'
import { hashSecondFactor, plain } from '../portfolio/second-factor.ts'
import { DAY, MINUTE } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { PageEnv } from './careful.ts'
import { debtsOf } from './debts.ts'
import type { Desk, PageContext } from './desk.ts'
import { formFields } from './form-fields.ts'
import { notesOf } from './notes.ts'
import type { OpenLink } from './open-link.ts'
import { sameText } from './session.ts'
import { sourceName } from './source-name.ts'
import { forgetTries, type TryNames, takeTry } from './take-try.ts'
import { type Asks, gate } from './views/gate.ts'
import { overview } from './views/overview.ts'
import { told } from './views/parts.ts'
import { say, type Visit } from './visit.ts'

/** The first page: the question, or, once it was answered, what it is about. */
export function gateRoutes(app: Hono<PageEnv>, desk: Desk): void {
  app.get('/:reference', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '', opened)
    return desk.hasSession(context, opened)
      ? showOverview(context, desk, visit, opened)
      : ask(context, desk, visit, opened, {})
  })

  app.post('/:reference/open', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '', opened)
    const { answer = '' } = await formFields(context)
    if (plain(answer) === '') return ask(context, desk, visit, opened, { problem: visit.words.gateEmpty })
    const names = tryNames(context, desk, opened)
    const { tries, timer } = desk.ports
    const attempt = await takeTry(names, tries, timer.now())
    if (!attempt.allowed) {
      const wait = attempt.by === 'source' ? 'gateWaitSource' : 'gateWait'
      return ask(context, desk, visit, opened, {
        wait: say(visit, wait, { time: timeUntil(visit, attempt.until - timer.now()) }),
      })
    }
    if (!isRight(answer, opened, desk)) return ask(context, desk, visit, opened, { problem: visit.words.gateWrong })
    await forgetTries(names, tries)
    desk.beginSession(context, opened.reference)
    return desk.goTo(context, visit, '')
  })

  app.post('/:reference/close', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    desk.endSession(context, opened.reference)
    return desk.goTo(context, desk.visit(context, '', opened), '')
  })

  app.post('/:reference/fresh-link', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '', opened)
    // One a day: asking again is the same request.
    const day = Math.floor(desk.ports.clock.now() / DAY)
    await desk.answer(opened, `fresh-link ${day}`, [{ intent: 'help' }], { forAddress: true })
    const { words } = visit
    return desk.page(context, visit, {
      title: words.freshLinkSent,
      body: told(visit, words.freshLinkSent, words.freshLinkSentText),
    })
  })
}

/** A link that leads nowhere says nothing of why. */
export function gone(context: PageContext, desk: Desk): Response {
  const visit = desk.visit(context, '')
  const { words } = visit
  return desk.page(
    context,
    visit,
    { title: words.goneTitle, body: told(visit, words.goneTitle, words.goneText, '', false) },
    404,
  )
}

function ask(context: PageContext, desk: Desk, visit: Visit, { caseFile }: OpenLink, asks: Asks): Response {
  const status = 'wait' in asks ? 429 : 'problem' in asks && asks.problem !== undefined ? 422 : 200
  const known = caseFile.borrower.secondFactor !== undefined
  const body = gate(visit, known ? asks : { noFactor: true })
  return desk.page(context, visit, { title: visit.words.gateTitle, body }, status)
}

function showOverview(context: PageContext, desk: Desk, visit: Visit, opened: OpenLink): Response {
  const { caseFile } = opened
  const now = desk.ports.clock.now()
  const debts = debtsOf(caseFile, desk.policy, now)
  const notes = notesOf(caseFile, debts, desk.policy, now)
  const today = localDay(desk.policy.rulebook.rulesFor(caseFile.borrower).homeZone, now)
  const body = overview(visit, { name: caseFile.borrower.name, debts, notes, today })
  return desk.page(context, visit, { title: visit.words.dueTitle, body, open: true })
}

function isRight(answer: string, { link, caseFile }: OpenLink, { ports }: Desk): boolean {
  const known = caseFile.borrower.secondFactor
  return known !== undefined && sameText(hashSecondFactor(link.borrower, answer, ports.hash), known)
}

function tryNames(context: PageContext, { ports, setting }: Desk, { reference }: OpenLink): TryNames {
  const source = sourceName(setting.sourceOf(context))
  return { source: ports.seal('tries', reference, source), link: ports.seal('tries', reference) }
}

/** Rounded up, and at least two of what is counted. It says nothing of where the borrower is. */
function timeUntil(visit: Visit, milliseconds: number): string {
  const minutes = Math.max(2, Math.ceil(milliseconds / MINUTE))
  return minutes < 120
    ? say(visit, 'waitMinutes', { count: minutes })
    : say(visit, 'waitHours', { count: Math.ceil(minutes / 60) })
}
