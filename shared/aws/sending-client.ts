/** The longest that a provider's answer is waited for. With the wait for the pace it stays far below a function's time-out. */
const ANSWER_MS = 8_000
const CONNECTION_MS = 2_000
/**
 * A function is frozen between invocations, and a connection that the provider closed meanwhile fails at the next send, which
 * would then be `unknown` for ever. So an idle connection is given up before a provider would close it; a sender loads its case
 * before it sends, so the timer that does this has run by then.
 */
const IDLE_MS = 2_000

/**
 * How a client that sends to people is made: one attempt. SNS, End User Messaging and SES know no idempotency token, so the
 * SDK's own repeats could reach a borrower twice; a time-out is an error, not a line in the log as it is by default.
 */
export function sendingClientSettings(idleMs = IDLE_MS) {
  const agent = { keepAlive: true, maxSockets: 50, timeout: idleMs }
  return {
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpsAgent: agent,
      httpAgent: agent,
    },
  }
}
