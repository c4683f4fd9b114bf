import type { Mutation } from './mutations.ts'

const READ = { opensLinks: 1, people: 14 }
const WRITTEN = { writesInApp: 1, people: 14 }

/** Ways in which the borrower's page and the door of house channels could quietly be wrong. */
export const DOOR_MUTATIONS: readonly Mutation[] = [
  {
    name: 'show the page to whoever opens the link',
    edits: [
      {
        file: 'shared/borrower-page/desk.ts',
        find: 'if (openedAt === undefined) return false',
        put: 'if (openedAt === undefined) return true',
      },
    ],
    within: 5,
    weather: READ,
  },
  {
    name: 'open the page to any answer',
    edits: [
      {
        file: 'shared/borrower-page/gate-routes.ts',
        find: 'if (!isRight(answer, opened, desk)) return',
        put: 'if (isRight === undefined) return',
      },
    ],
    within: 5,
    weather: READ,
  },
  {
    name: "open a link though its number is another's",
    edits: [
      {
        file: 'shared/borrower-page/open-link.ts',
        find: 'if (caseFile === undefined || !isTheirs(link, caseFile)) return undefined',
        put: 'if (caseFile === undefined || isTheirs === undefined) return undefined',
      },
    ],
    within: 20,
    weather: READ,
  },
  {
    name: 'take a form that is sent twice for two answers',
    edits: [
      {
        file: 'shared/borrower-page/desk.ts',
        find: "this.ports.seal('answer', reference, once)",
        put: "this.ports.seal('answer', reference, once, String(this.ports.clock.now()))",
      },
    ],
    within: 10,
    weather: READ,
  },
  {
    name: 'say that it is done before it is stored',
    edits: [
      {
        file: 'functions/borrower-page/handler.ts',
        find: '    const recorded = await ports.respond(response)\n',
        put: "    void ports.respond(response).catch(() => {})\n    const recorded = [{ borrower: response.answers?.borrower ?? '', outcome: 'repeated' as const, intents: [], sure: false }]\n",
      },
    ],
    within: 10,
    weather: READ,
  },
  {
    name: 'write the address of the page into the log',
    edits: [
      {
        file: 'functions/borrower-page/handler.ts',
        find: "    log({ what: 'responded', by: BY, records: []",
        put: "    log({ what: 'responded', by: BY, records: [ports.seal === undefined ? '' : lastPath]",
      },
      {
        file: 'functions/borrower-page/handler.ts',
        find: 'return lambda((event) => answer(eventSchema.parse(event)), { log, metrics })',
        put: 'return lambda((event) => {\n    lastPath = (event as { rawPath: string }).rawPath\n    return answer(eventSchema.parse(event))\n  }, { log, metrics })',
      },
      {
        file: 'functions/borrower-page/handler.ts',
        find: "const BY = 'borrower-page'",
        put: "const BY = 'borrower-page'\nlet lastPath = ''",
      },
    ],
    within: 10,
    weather: READ,
  },
  {
    name: 'take what nobody signed',
    edits: [
      {
        file: 'functions/receive-webhook/handler.ts',
        find: 'if (!(await room.keys.verify(request.headers, request.body))) {',
        put: 'if (!(await room.keys.verify(request.headers, request.body)) && request.body === undefined) {',
      },
    ],
    within: 5,
    weather: WRITTEN,
  },
  {
    name: 'say that a webhook is taken before it is in its queue',
    edits: [
      {
        file: 'functions/receive-webhook/handler.ts',
        find: "await take(message.data, request.headers['webhook-id'] ?? '', room)",
        put: "void take(message.data, request.headers['webhook-id'] ?? '', room).catch(() => {})",
      },
    ],
    within: 60,
    weather: { ...WRITTEN, error: 0.3 },
  },
]

/** What was found at these doors, let in again. */
export const FOUND_AT_DOORS: readonly Mutation[] = [
  {
    name: 'leave a response that was stored and no more',
    edits: [
      {
        file: 'shared/sweep/diagnose.ts',
        find: "  if (unfinished(stored, now).length > 0) return { repair: 'unfinished-response' }\n",
        put: '',
      },
    ],
    within: 40,
    weather: { loses: true, kill: 0.03 },
  },
]
