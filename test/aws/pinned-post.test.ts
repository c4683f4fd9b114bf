import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, type TestContext, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { pinnedPost } from '../../shared/aws/pinned-post.ts'
import { certificateFor } from './certificate.ts'
import { standIn } from './stand-in.ts'

const SECOND_MS = 1_000

/** A server that presents the certificate of house.example, and trusts in it as far as `trusted` says. */
async function aHouse(t: TestContext, { trusted }: { trusted: boolean }) {
  const { key, cert } = certificateFor('house.example')
  const asked: (string | false | null | undefined)[] = []
  const server = createServer({ key, cert }, (request, response) => {
    asked.push((request.socket as TLSSocket).servername)
    response.end('here')
  })
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const usual = getCACertificates('default')
  if (trusted) setDefaultCACertificates([...usual, cert])
  t.after(() => {
    setDefaultCACertificates(usual)
    server.close()
    server.closeAllConnections()
  })
  return { port: (server.address() as AddressInfo).port, asked }
}

function destination(host: string, port: number) {
  return { url: new URL(`https://${host}:${port}/in`), host, address: '127.0.0.1' }
}

describe('a post to an address that was looked at', () => {
  test('goes to that address under the name that was asked for, whose certificate it wants to see', async (t) => {
    const { port, asked } = await aHouse(t, { trusted: true })
    const answer = await pinnedPost(destination('house.example', port), {}, '{}', 5 * SECOND_MS)
    assert.deepEqual(answer, { status: 200, body: 'here' })
    assert.deepEqual(asked, ['house.example'])
  })

  test('tells nothing to a server with the certificate of another name, or of nobody', async (t) => {
    const known = await aHouse(t, { trusted: true })
    const another = pinnedPost(destination('elsewhere.example', known.port), {}, '{}', 5 * SECOND_MS)
    await assert.rejects(another, { name: 'NoAnswerError', left: false })
    const unknown = await aHouse(t, { trusted: false })
    const nobody = pinnedPost(destination('house.example', unknown.port), {}, '{}', 5 * SECOND_MS)
    await assert.rejects(nobody, { name: 'NoAnswerError', left: false })
    assert.deepEqual([...known.asked, ...unknown.asked], [])
  })

  test('waits no longer than it may, and knows that something left', async (t) => {
    const { endpoint } = await standIn(t, 'silence')
    const silent = { url: new URL(endpoint), host: '127.0.0.1', address: '127.0.0.1' }
    await assert.rejects(pinnedPost(silent, {}, '{}', 50), { name: 'NoAnswerError', left: true })
  })

  for (const [what, rest] of [
    ['breaks off', (response: ServerResponse) => response.destroy()],
    ['drags on', () => {}],
  ] as const) {
    test(`takes the status of an answer that ${what}`, async (t) => {
      const { server, endpoint } = await standIn(t, 'silence')
      server.removeAllListeners('request')
      server.on('request', (_, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('some', () => rest(response))
      })
      const rude = { url: new URL(endpoint), host: '127.0.0.1', address: '127.0.0.1' }
      assert.deepEqual(await pinnedPost(rude, {}, '{}', 100), { status: 200, body: 'some' })
    })
  }

  test('reads no more of an answer than a line and what came with it', async (t) => {
    const { endpoint } = await standIn(t, { body: 'x'.repeat(5_000_000) })
    const talkative = { url: new URL(endpoint), host: '127.0.0.1', address: '127.0.0.1' }
    const { status, body } = await pinnedPost(talkative, {}, '{}', 5 * SECOND_MS)
    assert.equal(status, 200)
    assert.ok(body.length < 200_000)
  })
})
