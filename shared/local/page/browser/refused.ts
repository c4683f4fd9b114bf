/** What the server answered where it could not do what was asked; the message is its sentence. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What to say of an error: the server's own sentence where it refused, else that it can't be reached. */
export function saidOf(error: unknown, { lost }: { readonly lost: string }): string {
  return error instanceof Refused ? error.message : lost
}
