/**
 * What holds for every answer of the page. It may load its own files and ask the API beside it, the issuer and its token endpoint.
 * Inline styles are allowed because emails carry theirs, and the frame that shows an email inherits this policy; Trusted Types
 * leave that frame as the one way to write HTML.
 *
 * @param origins of the issuer and of its token endpoint
 */
export function securityHeaders(origins: readonly string[]): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${[...new Set(origins)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types email-frame',
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
