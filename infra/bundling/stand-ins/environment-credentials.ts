class CredentialsMissingError extends Error {
  override readonly name = 'CredentialsMissingError'

  constructor() {
    super(
      'A Duewell bundle takes credentials from the environment alone, as Lambda gives them. To run it elsewhere, set ' +
        'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for a role, AWS_SESSION_TOKEN.',
    )
  }
}

/**
 * Stands in for @aws-sdk/credential-provider-node, whose other sources (profiles, SSO, web identities, metadata services)
 * are 100 KB that never run on Lambda: the credentials are those of the function's role in the environment.
 */
export function defaultProvider() {
  return async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new CredentialsMissingError()
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    }
  }
}
