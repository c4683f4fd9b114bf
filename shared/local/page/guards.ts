import { createMiddleware } from 'hono/factory'
import { pageHeaders } from '../../page-headers.ts'

/**
 * The page shows names and messages, so only this machine may ask for it: another site that points its own name at
 * 127.0.0.1 (DNS rebinding) arrives with that name in `Host` and is refused.
 */
export const onlyThisMachine = createMiddleware(async (context, next) => {
  const host = context.req.header('host') ?? ''
  if (!/^(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(host)) {
    return context.json({ error: 'Open this page at the address that Duewell printed, on this machine.' }, 403)
  }
  return next()
})

/** A change is taken only from the page itself: browsers send `Origin` with every POST. */
export const onlyThisPage = createMiddleware(async (context, next) => {
  if (context.req.header('origin') !== `http://${context.req.header('host')}`) {
    return context.json({ error: 'This is taken only from the page itself: send its own Origin.' }, 403)
  }
  return next()
})

const HEADERS = Object.entries(pageHeaders([]))

export const careful = createMiddleware(async (context, next) => {
  await next()
  const { headers } = context.res
  // The borrower's page has a policy of its own, which is stricter.
  if (headers.has('Content-Security-Policy')) return
  for (const [name, value] of HEADERS) headers.set(name, value)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
})
