import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { outcomesCsv } from '../../outcomes/outcomes-csv.ts'
import type { PageFiles } from './bundle.ts'
import { changeClock } from './change-clock.ts'
import { watchChanges } from './changes.ts'
import { careful, onlyThisMachine, onlyThisPage } from './guards.ts'
import {
  borrowersRequestSchema,
  clockRequestSchema,
  closingRequestSchema,
  firstFault,
  outboxRequestSchema,
  replyRequestSchema,
} from './requests.ts'
import type { Show } from './view.ts'
import type {
  BorrowerAnswer,
  BorrowersAnswer,
  ErrorAnswer,
  OutboxAnswer,
  OutcomesAnswer,
  OverviewAnswer,
  ReplyAnswer,
  TaskAnswer,
  TasksAnswer,
} from './wire.ts'
import { zonesOf } from './zones.ts'

/** Four times a second: smooth enough to watch, and a fast clock still costs four messages a second. */
const BETWEEN_TICKS = 250
/** A comment now and then, so that a page that went away is noticed. */
const TICKS_BETWEEN_SIGNS_OF_LIFE = 60

/** The borrower's page, which lies beside this one and has rules of its own. */
export interface BorrowerPageServed {
  readonly at: string
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** The page and its API. It reads the show and changes nothing but the clock, and what a borrower answers. */
export function createPageApp(show: Show, files: PageFiles, borrowerPage?: BorrowerPageServed): Hono {
  const app = new Hono()
  app.use(careful, onlyThisMachine)
  if (borrowerPage !== undefined) app.mount(borrowerPage.at, borrowerPage.fetch)
  app.notFound((context) => context.json<ErrorAnswer>({ error: 'There is nothing at this address.' }, 404))
  app.onError((_, context) =>
    context.json<ErrorAnswer>(
      { error: 'Duewell could not answer. Its terminal may say why; reload to try again.' },
      500,
    ),
  )

  app.get('/', (context) => context.html(files.html))
  app.get('/page.js', (context) =>
    context.body(files.script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/style.css', (context) => context.body(files.style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/icon.svg', (context) => context.body(files.icon, 200, { 'Content-Type': 'image/svg+xml' }))

  app.get('/api/overview', (context) => {
    const answer: OverviewAnswer = {
      lender: show.lender(),
      clock: show.clock(),
      counts: show.counts(),
      rules: show.rules(),
    }
    return context.json(answer)
  })

  app.get('/api/outbox', (context) => {
    const request = outboxRequestSchema.safeParse(context.req.query())
    if (!request.success) return context.json<ErrorAnswer>({ error: firstFault(request.error) }, 400)
    const { channel, borrower, limit } = request.data
    const contacts = show.outbox({
      limit,
      ...(channel === undefined ? {} : { channel }),
      ...(borrower === undefined ? {} : { borrower }),
    })
    return context.json<OutboxAnswer>({ contacts, zones: zonesOf(contacts) })
  })

  app.get('/api/borrowers', (context) => {
    const request = borrowersRequestSchema.safeParse(context.req.query())
    if (!request.success) return context.json<ErrorAnswer>({ error: firstFault(request.error) }, 400)
    const { query, state, limit } = request.data
    const borrowers = show.borrowers({
      limit,
      ...(query === undefined || query === '' ? {} : { query }),
      ...(state === undefined ? {} : { state }),
    })
    return context.json<BorrowersAnswer>({ borrowers, zones: zonesOf(borrowers) })
  })

  app.get('/api/borrowers/:id', (context) => {
    const timeline = show.timeline(context.req.param('id'))
    if (timeline === undefined) return context.json<ErrorAnswer>({ error: 'No borrower has this id.' }, 404)
    return context.json<BorrowerAnswer>({ timeline, zones: zonesOf([timeline]) })
  })

  app.get('/api/outcomes', (context) => context.json<OutcomesAnswer>({ outcomes: show.outcomes() }))
  app.get('/api/outcomes.csv', (context) =>
    context.body(outcomesCsv(show.outcomes()), 200, { 'Content-Type': 'text/csv; charset=utf-8' }),
  )

  app.post('/api/clock', onlyThisPage, bodyLimit({ maxSize: 1024 }), async (context) => {
    const request = clockRequestSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!request.success) return context.json<ErrorAnswer>({ error: firstFault(request.error) }, 400)
    const refused = await changeClock(show, request.data)
    if (refused !== undefined) return context.json<ErrorAnswer>({ error: refused }, 409)
    return context.json({ clock: show.clock() })
  })

  app.post('/api/reply', onlyThisPage, bodyLimit({ maxSize: 4096 }), async (context) => {
    const request = replyRequestSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!request.success) return context.json<ErrorAnswer>({ error: firstFault(request.error) }, 400)
    const reply = await show.reply(request.data.contact, request.data.words)
    if (reply === undefined) return context.json<ErrorAnswer>({ error: 'There is no such text message.' }, 404)
    return context.json<ReplyAnswer>({ reply })
  })

  app.get('/api/tasks', (context) => {
    const tasks = show.tasks()
    return context.json<TasksAnswer>({ tasks, zones: zonesOf(tasks) })
  })

  app.get('/api/tasks/:borrower/:task', (context) => {
    const briefing = show.task(context.req.param('borrower'), context.req.param('task'))
    if (briefing === undefined) return context.json<ErrorAnswer>({ error: 'This task is not open.' }, 404)
    return context.json<TaskAnswer>({ briefing, zones: zonesOf([briefing.borrower]) })
  })

  app.post('/api/tasks/close', onlyThisPage, bodyLimit({ maxSize: 16_384 }), async (context) => {
    const request = closingRequestSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!request.success) return context.json<ErrorAnswer>({ error: firstFault(request.error) }, 400)
    const refused = await show.closeTask(request.data)
    if (refused !== undefined) return context.json<ErrorAnswer>({ error: refused }, 409)
    return context.json({})
  })

  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const changes = watchChanges(show)
      for (let quiet = 0; !stream.aborted; ) {
        const tick = changes()
        if (tick !== undefined) await stream.writeSSE({ data: JSON.stringify(tick) })
        quiet = tick === undefined ? quiet + 1 : 0
        if (quiet >= TICKS_BETWEEN_SIGNS_OF_LIFE) {
          await stream.write(': still here\n\n')
          quiet = 0
        }
        await stream.sleep(BETWEEN_TICKS)
      }
    }),
  )
  return app
}
