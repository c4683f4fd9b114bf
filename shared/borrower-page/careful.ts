import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { PagePorts } from './ports.ts'

/** What each request is given. */
export interface PageEnv {
  readonly Variables: { nonce: string }
}

/**
 * Nothing runs and nothing is loaded from elsewhere: no script at all, one inline style by its nonce. `same-origin` keeps the
 * address, which is a key, from every other site; `no-referrer` would take the origin from our own forms as well.
 */
export const careful = (ports: Pick<PagePorts, 'ids'>, secure: boolean) =>
  createMiddleware<PageEnv>(async (context, next) => {
    const nonce = ports.ids.next()
    context.set('nonce', nonce)
    await next()
    const { headers } = context.res
    headers.set(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    headers.set('X-Robots-Tag', 'noindex, nofollow')
    headers.set('Cache-Control', 'no-store')
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000')
  })

/**
 * Whether an answer was sent from our own page. A page of another site can't know the address either, which holds the
 * reference; browsers too old to say where a form comes from are taken at that.
 */
export function isOurs({ req }: Context): boolean {
  const site = req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = req.header('origin')
  if (origin === undefined) return true
  const host = hostOf(origin)
  return host !== undefined && (host === new URL(req.url).host || host === req.header('host'))
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
