import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { careful, isOurs, type PageEnv } from './careful.ts'
import { Desk, LinkGoneError, type PageContext, type PageSetting } from './desk.ts'
import { doneRoutes } from './done-routes.ts'
import { gateRoutes, gone } from './gate-routes.ts'
import { openRoutes } from './open-routes.ts'
import { partsRoutes } from './parts-routes.ts'
import type { PagePorts } from './ports.ts'
import { privateRoutes } from './private-routes.ts'
import { told } from './views/parts.ts'
import type { Words } from './words.ts'

/** The longest answer in words, with room for what encodes it. */
const MOST_BYTES = 32 * 1024
const UNSUBSCRIBES = /\/stop\/[^/]+$/

export interface PageOptions extends PageSetting {
  /** Told of what went wrong, without anything of whom. */
  readonly onError: (error: Error) => void
}

/**
 * The borrower's page. It is a function of its ports, works without scripts, and changes nothing by being opened: each answer is
 * one POST, stored before it takes effect. Mail programs ask for an unsubscription from nowhere, so that alone needs no origin.
 */
export function createBorrowerPage(ports: PagePorts, options: PageOptions): Hono<PageEnv> {
  const desk = new Desk(ports, options)
  const app = new Hono<PageEnv>()
  app.use(careful(ports, options.secure))
  app.notFound((context) => says(context, desk, 'nowhereTitle', 'nowhereText', 404))
  app.onError((error, context) => {
    if (error instanceof LinkGoneError) return gone(context, desk)
    options.onError(error)
    return says(context, desk, 'troubleTitle', 'troubleText', 500)
  })
  const onError = (context: PageContext) => says(context, desk, 'longTitle', 'longText', 413)
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError }))
  app.use(async (context, next) => {
    const isAnswer = context.req.method === 'POST' && !UNSUBSCRIBES.test(context.req.path)
    if (isAnswer && !isOurs(context)) return says(context, desk, 'elsewhereTitle', 'elsewhereText', 403)
    return next()
  })
  app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'))
  openRoutes(app, desk)
  doneRoutes(app, desk)
  privateRoutes(app, desk)
  partsRoutes(app, desk)
  gateRoutes(app, desk)
  return app
}

function says(context: PageContext, desk: Desk, title: keyof Words, text: keyof Words, status: 403 | 404 | 413 | 500) {
  const visit = desk.visit(context, '')
  const { words } = visit
  return desk.page(
    context,
    visit,
    { title: words[title], body: told(visit, words[title], words[text], '', false) },
    status,
  )
}
