/** As many calls at once as a batch's lanes make, each borrower with a few of them; the SDK's own 50 would queue some. */
const MOST_CONNECTIONS = 100

/** How the clients are made that read and write our own: the SDK repeats what failed in passing. */
export const ownClient = { requestHandler: { httpsAgent: { maxSockets: MOST_CONNECTIONS } } }

/** For adapters that bound their repeats themselves. */
export const singleAttempt = { ...ownClient, maxAttempts: 1 }
