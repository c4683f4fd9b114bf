/** What the server answered where it could not do what was asked; the message is its sentence. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
