import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { type BorrowerPageServed, createPageApp } from './app.ts'
import { bundlePage } from './bundle.ts'
import type { Show } from './view.ts'

export interface ServedPage {
  readonly url: string
  close(): Promise<void>
}

/** Another program listens at the asked port. */
export class PortTaken extends Error {
  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken by another program. Choose another with --port, or --port 0 for any free one.`, {
      cause,
    })
    this.name = 'PortTaken'
  }
}

export interface ServeOptions {
  readonly port: number
  readonly borrowerPage?: BorrowerPageServed
}

/**
 * Serves the local page at the loopback address and nowhere else. Port 0 picks a free one.
 * @throws PortTaken if another program listens there.
 */
export async function servePage(show: Show, options: ServeOptions): Promise<ServedPage> {
  const app = createPageApp(show, await bundlePage(), options.borrowerPage)
  const server = createAdaptorServer({ fetch: app.fetch })
  const { port } = await listen(server, options.port)
  return { url: `http://127.0.0.1:${port}/`, close: () => close(server) }
}

function listen(server: ServerType, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address)
    })
  })
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    // A page that listens for events never hangs up by itself.
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
