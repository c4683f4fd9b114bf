import type { ProblemError } from './problem.ts'
import type { KeptAnswer } from './request-ledger.ts'

/** An answer as HTTP has it. What is said of people is kept by nobody on the way. */
export function jsonResponse({ status, body }: KeptAnswer): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(body, { status, headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } })
}

export function problemAnswer({ problem }: ProblemError): KeptAnswer {
  return { status: problem.status, body: JSON.stringify(problem) }
}
