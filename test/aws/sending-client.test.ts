import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { createServer, type LookupFunction, Socket } from 'node:net'
import { describe, test } from 'node:test'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { EndUserMessagingSmsSender } from '../../shared/aws/end-user-messaging-sms-sender.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { anOutgoing, clock, faults } from './outgoing.ts'
import { json, jsonError, standIn } from './stand-in.ts'

const AWS = { region: 'eu-west-1', credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } }

function aSender(client: ConstructorParameters<typeof PinpointSMSVoiceV2Client>[0]) {
  const { told, tell } = faults()
  const settings = { originationIdentity: 'pool-1', maxPriceUsd: '0.10' }
  const props = { client: new PinpointSMSVoiceV2Client({ ...AWS, ...client }), settings, clock, tell }
  return { sender: new EndUserMessagingSmsSender(props), told }
}

describe('a client that sends to people', () => {
  test('makes one attempt, also where the SDK itself would make three', async (t) => {
    const { endpoint, requests } = await standIn(t, jsonError(500, 'InternalServerException'))
    const { sender } = aSender({ ...sendingClientSettings(), endpoint })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'unknown' })
    assert.equal(requests.length, 1)
  })

  test('gives up an answer that does not come, and does not know whether the message left', async (t) => {
    const { endpoint } = await standIn(t, 'silence')
    const settings = sendingClientSettings()
    assert.equal(settings.requestHandler.requestTimeout, 8_000)
    const requestHandler = { ...settings.requestHandler, requestTimeout: 50 }
    const { sender, told } = aSender({ ...settings, requestHandler, endpoint })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'unknown' })
    assert.equal(told[0]?.name, 'TimeoutError')
  })

  test('lets go of an idle connection before the provider does', async (t) => {
    const { endpoint, server } = await standIn(t, json({ MessageId: 'm-1' }))
    server.keepAliveTimeout = 60_000
    const connected = once(server, 'connection')
    const { sender } = aSender({ ...sendingClientSettings(20), endpoint })
    await sender.send(anOutgoing())
    const [socket] = await connected
    await once(socket, 'end')
  })

  test('knows that nothing left where nobody listens, at one address or at several', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as { port: number }
    closed.close()
    await once(closed, 'close')
    const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
    const lookup: LookupFunction = (_host, _options, found) => found(null, addresses)
    const httpAgent = new Agent({ lookup })
    const settings = sendingClientSettings()
    const several = { ...settings, requestHandler: { ...settings.requestHandler, httpAgent } }
    for (const [client, host] of [
      [settings, '127.0.0.1'],
      [several, 'sms.example'],
    ] as const) {
      const { sender, told } = aSender({ ...client, endpoint: `http://${host}:${port}` })
      assert.deepEqual(await sender.send(anOutgoing()), { state: 'unavailable' }, host)
      assert.equal(told[0]?.reason, 'ECONNREFUSED')
      assert.equal(told[0]?.name, host === 'sms.example' ? 'AggregateError' : 'Error')
    }
  })

  test('knows that nothing left where a connection does not come about', async () => {
    // A socket that stays connecting, as one to a host that drops packets does.
    const agent = new Agent()
    Object.assign(agent, { createConnection: () => Object.assign(new Socket(), { connecting: true }) })
    const settings = sendingClientSettings()
    const requestHandler = { ...settings.requestHandler, httpAgent: agent, connectionTimeout: 20 }
    const { sender, told } = aSender({ ...settings, requestHandler, endpoint: 'http://127.0.0.1:9' })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'unavailable' })
    assert.equal(told[0]?.name, 'TimeoutError')
  })

  test('knows that nothing left where it has no credentials', async (t) => {
    const { endpoint, requests } = await standIn(t, json({ MessageId: 'm-1' }))
    const credentials = () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }))
    const { sender } = aSender({ ...sendingClientSettings(), endpoint, credentials })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'unavailable' })
    assert.equal(requests.length, 0)
  })
})
