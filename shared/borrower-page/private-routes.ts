import type { Hono } from 'hono'
import { parseDay } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { PageEnv } from './careful.ts'
import type { Desk, PageContext } from './desk.ts'
import { formFields } from './form-fields.ts'
import { gone } from './gate-routes.ts'
import type { Html } from './html.ts'
import type { OpenLink } from './open-link.ts'
import { disputeQuestion, hardshipQuestion, paidQuestion, promiseQuestion, talkQuestion } from './views/answers.ts'
import { credit } from './views/credit.ts'
import type { Visit } from './visit.ts'

/** What a page behind the question is made from. */
export interface Room {
  readonly context: PageContext
  readonly opened: OpenLink
  readonly visit: Visit
}

/** Opens a room only to whom the question was answered by; anybody else is asked it. */
export function privately(
  desk: Desk,
  here: string,
  show: (room: Room) => Promise<Response> | Response,
): (context: PageContext) => Promise<Response> {
  return async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, here, opened)
    if (!desk.hasSession(context, opened)) return desk.goTo(context, visit, '')
    return show({ context, opened, visit })
  }
}

/** What only the borrower sees and says, one question a page. */
export function privateRoutes(app: Hono<PageEnv>, desk: Desk): void {
  const asks = (path: string, title: keyof Visit['words'], body: (room: Room) => Html) =>
    app.get(
      `/:reference${path}`,
      privately(desk, path, (room) => show(room, desk, title, body(room))),
    )

  asks('/paid', 'paidTitle', ({ visit }) => paidQuestion(visit))
  asks('/promise', 'promiseTitle', ({ visit, opened }) => promiseQuestion(visit, daysOf(opened, desk)))
  asks('/hardship', 'hardshipTitle', ({ visit }) => hardshipQuestion(visit))
  asks('/dispute', 'disputeTitle', ({ visit }) => disputeQuestion(visit))
  asks('/talk', 'talkTitle', ({ visit }) => talkQuestion(visit))
  asks('/credit', 'creditTitle', ({ visit, opened }) => credit(visit, opened.caseFile.borrower.jurisdictions))

  app.post(
    '/:reference/paid',
    privately(desk, '/paid', async ({ context, opened, visit }) => {
      const { once = '', how } = await formFields(context)
      await desk.answer(opened, `paid ${once}`, [{ intent: 'paid', partly: how === 'part' }])
      return desk.goTo(context, visit, '/done/paid')
    }),
  )

  app.post(
    '/:reference/promise',
    privately(desk, '/promise', async (room) => {
      const { context, opened, visit } = room
      const { once = '', day = '' } = await formFields(context)
      const date = parseDay(day.trim())
      const range = daysOf(opened, desk)
      if (date === undefined || date < range.today || date > range.latest) {
        return show(room, desk, 'promiseTitle', promiseQuestion(visit, range, true), 422)
      }
      await desk.answer(opened, `promise ${once}`, [{ intent: 'promise', date }])
      return desk.goTo(context, visit, '/done/promise')
    }),
  )

  app.post(
    '/:reference/hardship',
    privately(desk, '/hardship', async ({ context, opened, visit }) => {
      const { once = '', words } = await formFields(context)
      await desk.answer(opened, `hardship ${once}`, [{ intent: 'hardship' }], { words })
      return desk.goTo(context, visit, '/done/hardship')
    }),
  )

  app.post(
    '/:reference/dispute',
    privately(desk, '/dispute', async (room) => {
      const { context, opened, visit } = room
      const { once = '', words = '' } = await formFields(context)
      if (words.trim() === '') return show(room, desk, 'disputeTitle', disputeQuestion(visit, true), 422)
      await desk.answer(opened, `dispute ${once}`, [{ intent: 'dispute' }], { words })
      return desk.goTo(context, visit, '/done/dispute')
    }),
  )

  app.post(
    '/:reference/talk',
    privately(desk, '/talk', async ({ context, opened, visit }) => {
      const { once = '' } = await formFields(context)
      await desk.answer(opened, `talk ${once}`, [{ intent: 'call-me' }])
      return desk.goTo(context, visit, '/done/talk')
    }),
  )
}

export function show(
  { context, visit }: Room,
  desk: Desk,
  title: keyof Visit['words'],
  body: Html,
  status: 200 | 422 = 200,
): Response {
  return desk.page(context, visit, { title: visit.words[title], body, open: true }, status)
}

/** Days that a promise may name. */
function daysOf({ caseFile }: OpenLink, { policy, ports }: Desk) {
  const today = localDay(policy.rulebook.rulesFor(caseFile.borrower).homeZone, ports.clock.now())
  return { today, latest: today + policy.promiseLatestDays }
}
