/** A contact of the borrower is on its way out; the report is to come again once it has settled. */
export class ClaimInFlightError extends Error {
  override readonly name = 'ClaimInFlightError'
  constructor(borrower: string) {
    super(`A contact of borrower ${borrower} is being sent; deliver the report again in a few minutes.`)
  }
}

/** Too many others wrote the case at the same time; the report is to come again. */
export class DeliveryContendedError extends Error {
  override readonly name = 'DeliveryContendedError'
  constructor(borrower: string) {
    super(`The case of borrower ${borrower} kept changing while a report was recorded; deliver the report again.`)
  }
}
