class TokenError extends Error {
  override readonly name = 'TokenError'

  constructor() {
    super('This bundle signs what it asks with the credentials of its role, and takes no tokens.')
  }
}

/** Stands in for @aws-sdk/token-providers, by which Bedrock's client would take a token in the place of a role's credentials. */
export function fromEnvSigningName() {
  return refuse
}

export function nodeProvider() {
  return refuse
}

function refuse(): Promise<never> {
  return Promise.reject(new TokenError())
}
