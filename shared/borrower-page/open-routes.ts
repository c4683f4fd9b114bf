import type { Hono } from 'hono'
import { CHANNELS } from '../case/channel.ts'
import type { PageEnv } from './careful.ts'
import type { Desk, PageContext } from './desk.ts'
import { formFields } from './form-fields.ts'
import { gone } from './gate-routes.ts'
import { html } from './html.ts'
import { openLink } from './open-link.ts'
import { stopQuestion, wrongPersonQuestion } from './views/answers.ts'
import { form, told } from './views/parts.ts'

/** What anybody who holds the message may do before the question is answered: it reveals nothing. */
export function openRoutes(app: Hono<PageEnv>, desk: Desk): void {
  wrongPerson(app, desk)
  stop(app, desk)
  unsubscribe(app, desk)
}

function wrongPerson(app: Hono<PageEnv>, desk: Desk): void {
  app.get('/:reference/wrong-person', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '/wrong-person', opened)
    return desk.page(context, visit, { title: visit.words.wrongTitle, body: wrongPersonQuestion(visit) })
  })

  app.post('/:reference/wrong-person', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const { once = '' } = await formFields(context)
    await desk.answer(opened, `wrong ${once}`, [{ intent: 'wrong-number' }], { forAddress: true })
    // The address is closed, so that its links lead nowhere; this one says so by itself.
    await desk.ports.links.revoke(opened.reference, desk.ports.clock.now())
    desk.endSession(context, opened.reference)
    const visit = desk.visit(context, '', opened)
    const { wrongDone, wrongDoneText } = visit.words
    return desk.page(context, visit, { title: wrongDone, body: told(visit, wrongDone, wrongDoneText, '', false) })
  })
}

function stop(app: Hono<PageEnv>, desk: Desk): void {
  app.get('/:reference/stop', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '/stop', opened)
    const body = stopQuestion(visit, opened.link.channel, desk.policy.channels)
    return desk.page(context, visit, { title: visit.words.stopTitle, body })
  })

  app.post('/:reference/stop', async (context) => {
    const opened = await desk.linkOf(context)
    if (opened === undefined) return gone(context, desk)
    const { once = '', scope: asked } = await formFields(context)
    const scope = (['all', ...CHANNELS] as const).find((each) => each === asked)
    const visit = desk.visit(context, '/stop', opened)
    const { channel } = opened.link
    if (scope === undefined) {
      const body = stopQuestion(visit, channel, desk.policy.channels, true)
      return desk.page(context, visit, { title: visit.words.stopTitle, body }, 422)
    }
    // Another channel is the borrower's own: who shares this address keeps theirs.
    const forAddress = scope === 'all' || scope === channel
    await desk.answer(opened, `stop ${once}`, [{ intent: 'stop', scope }], { forAddress })
    return desk.goTo(context, visit, '/done/stop')
  })
}

/** The address of the List-Unsubscribe header: asked by machines with one POST (RFC 8058), and by people who see it. */
function unsubscribe(app: Hono<PageEnv>, desk: Desk): void {
  app.get('/stop/:reference', async (context) => {
    const opened = await unsubscribing(context, desk)
    if (opened === undefined) return gone(context, desk)
    const visit = desk.visit(context, '', opened)
    const { unsubscribeTitle, unsubscribeSend } = visit.words
    const scope = html`<input type="hidden" name="scope" value="${opened.link.channel}">`
    const body = html`<h1>${unsubscribeTitle}</h1>${form(visit, unsubscribeSend, scope, '/stop')}`
    return desk.page(context, visit, { title: unsubscribeTitle, body })
  })

  app.post('/stop/:reference', async (context) => {
    const opened = await unsubscribing(context, desk)
    if (opened === undefined) return gone(context, desk)
    const fields = await formFields(context)
    const visit = desk.visit(context, '', opened)
    if (fields['List-Unsubscribe'] !== 'One-Click') return desk.goTo(context, visit, '/stop')
    const { channel } = opened.link
    // The same message stops the same channel once, however often a mail program asks; one after a new consent does again.
    await desk.answer(opened, `one-click ${opened.link.contact}`, [{ intent: 'stop', scope: channel }], {
      forAddress: true,
    })
    const { stopDone, stopDoneText } = visit.words
    return desk.page(context, visit, { title: stopDone, body: told(visit, stopDone, stopDoneText) })
  })
}

function unsubscribing(context: PageContext, { ports }: Desk) {
  return openLink(context.req.param('reference') ?? '', 'unsubscribe', ports)
}
