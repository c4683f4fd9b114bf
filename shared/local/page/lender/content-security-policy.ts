/**
 * What the lender's page may load and ask: its own files, the lender's API, and the issuer with its token endpoint. Inline styles
 * are allowed because emails carry theirs, and the frame that shows an email inherits this policy; Trusted Types leave that
 * frame as the one way to write HTML.
 *
 * @param origins of the API, of the issuer, and of its token endpoint
 */
export function contentSecurityPolicy(origins: readonly string[]): string {
  return [
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
  ].join('; ')
}
