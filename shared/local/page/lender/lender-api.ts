import { fromJson } from '../../../json-text.ts'
import { Refused } from '../browser/refused.ts'
import { fieldOf } from './page-config.ts'
import type { Session } from './session.ts'

/** Instants travel as ISO 8601 under these names, and nothing that people write does. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'from', 'until', 'dueAt', 'openedAt'])

/** The first request with a key is not at its end yet. */
const IN_WORK = 'urn:duewell:in-work'

/** The lender's API, asked as whoever is signed in. */
export interface LenderApi {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body?: object): Promise<Answer>
}

/** Renews the session where the API no longer believes its token, and calls `ended` where the issuer renews it no more. */
export function createLenderApi(base: string, session: Session, ended: () => void): LenderApi {
  /** What was posted without an end keeps its key, so that whoever asks again does nothing twice. */
  const unfinished = new Map<string, string>()
  const send = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const { token } = session
    const options: RequestInit = { ...init, cache: 'no-store', credentials: 'omit' }
    const as = (bearer: string) =>
      fetch(`${base}${path}`, { ...options, headers: { ...headers, Authorization: `Bearer ${bearer}` } })
    const response = await as(token)
    if (response.status !== 401) return response
    if (await session.renew(token)) return as(session.token)
    return response
  }
  // The page and the API are deployed together, so an answer is taken as what the API's own types say it is.
  const read = ({ ok, status }: Response, text: string) => {
    if (ok) return JSON.parse(text, revive)
    if (status === 401) ended()
    throw new Refused(status, fieldIn(text, 'detail') ?? text.slice(0, 200))
  }
  return {
    get: async (path) => {
      const response = await send(path, {}, {})
      return read(response, await response.text())
    },
    post: async (path, posted = {}) => {
      const body = JSON.stringify(posted)
      const question = `${path} ${body}`
      const key = unfinished.get(question) ?? crypto.randomUUID()
      unfinished.set(question, key)
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
      const response = await send(path, { method: 'POST', body }, headers)
      const text = await response.text()
      if (response.status < 500 && fieldIn(text, 'type') !== IN_WORK) unfinished.delete(question)
      return read(response, text)
    },
  }
}

function revive(name: string, value: unknown): unknown {
  return typeof value === 'string' && INSTANTS.has(name) ? Date.parse(value) : value
}

/** A text of an answer; a gateway that answers for the API does so in words of its own. */
function fieldIn(text: string, name: string): string | undefined {
  const value = fieldOf(fromJson(text), name)
  return typeof value === 'string' ? value : undefined
}
