import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'

/** What a page's host answered, and until when its certificate holds. */
export interface PageLook {
  readonly status: number
  readonly certifiedUntil: number
}

/** Asks a page's host as a browser does, name and certificate and all. */
export type LookAtPage = (url: string) => Promise<PageLook>

const PATIENCE_MS = 10_000

export const lookAtPage: LookAtPage = (url) =>
  new Promise((resolve, reject) => {
    const asked = request(url, { timeout: PATIENCE_MS }, (answer) => {
      answer.resume()
      const until = isTls(answer.socket) ? answer.socket.getPeerCertificate().valid_to : ''
      resolve({ status: answer.statusCode ?? 0, certifiedUntil: Date.parse(until) })
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.on('error', reject)
    asked.end()
  })

function isTls(socket: object): socket is TLSSocket {
  return 'getPeerCertificate' in socket
}
