import { Refused } from '../browser/refused.ts'
import { fieldOf } from './page-config.ts'

/** Instants travel as ISO 8601 under these names, and nothing that people write does. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'from', 'until', 'dueAt', 'openedAt'])

/** The lender's API, asked with a token. */
export interface LenderApi {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body?: object): Promise<Answer>
}

/** Calls `ended` once the API no longer believes the token. */
export function createLenderApi(base: string, token: string, ended: () => void): LenderApi {
  // The page and the API are deployed together, so an answer is taken as what the API's own types say it is.
  const ask = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const options: RequestInit = { ...init, cache: 'no-store', credentials: 'omit' }
    const response = await fetch(`${base}${path}`, {
      ...options,
      headers: { ...headers, Authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    if (response.ok) return JSON.parse(text, revive)
    if (response.status === 401) ended()
    throw new Refused(response.status, sentenceOf(text))
  }
  return {
    get: (path) => ask(path, {}, {}),
    post: (path, body = {}) =>
      ask(
        path,
        { method: 'POST', body: JSON.stringify(body) },
        { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      ),
  }
}

function revive(name: string, value: unknown): unknown {
  return typeof value === 'string' && INSTANTS.has(name) ? Date.parse(value) : value
}

function sentenceOf(text: string): string {
  try {
    const detail = fieldOf(JSON.parse(text), 'detail')
    if (typeof detail === 'string') return detail
  } catch {
    // A gateway that answers for the API does so in words of its own.
  }
  return text.slice(0, 200)
}
