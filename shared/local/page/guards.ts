import { createMiddleware } from 'hono/factory'

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

/**
 * Nothing is loaded from elsewhere and no inline script runs. Inline styles are allowed because emails carry theirs, and
 * the frame that shows an email inherits this policy. Trusted Types leave one way to write HTML: that frame.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types email-frame',
].join('; ')

export const careful = createMiddleware(async (context, next) => {
  await next()
  const { headers } = context.res
  // The borrower's page has a policy of its own, which is stricter.
  if (headers.has('Content-Security-Policy')) return
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
})
