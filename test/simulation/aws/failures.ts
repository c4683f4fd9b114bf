import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/** An error as the SDK throws it. */
export function awsError(name: string, status: number | undefined, more: object = {}): Error {
  const error = withoutTrace(() => new Error(`${name} of the simulated service`))
  error.name = name
  return Object.assign(error, { $metadata: status === undefined ? {} : { httpStatusCode: status } }, more)
}

export const throttled = () => awsError('ThrottlingException', 400)
export const serverFault = () => awsError('InternalServerError', 500)
/** No answer came: nobody knows whether the call took effect. */
export const noAnswer = () => awsError('TimeoutError', undefined)
/** No connection came about, so nothing left. */
export const noConnection = () => awsError('Error', undefined, { syscall: 'connect', code: 'ECONNREFUSED' })

/** Another writer was at work on the same item. */
export function conflict(input: unknown): Error {
  const { TransactItems } = input as { TransactItems?: readonly object[] }
  if (TransactItems === undefined) return awsError('TransactionConflictException', 400)
  return withoutTrace(
    () =>
      new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: { httpStatusCode: 400 },
        CancellationReasons: TransactItems.map((_, at) => ({ Code: at === 0 ? 'TransactionConflict' : 'None' })),
      }),
  )
}

/** Where an error of a simulated service was made says nothing, and to find that out takes longer than the call. */
export function withoutTrace(make: () => Error): Error {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
