import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isPublicAddress } from '../../shared/aws/public-address.ts'
import { destinationsOf, PUBLIC_HTTPS } from '../../shared/aws/webhook-destination.ts'

const FORBIDDEN = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::7f00:1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'of the metadata of a cloud': ['169.254.169.254', '169.254.170.2', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192'],
  'link-local': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0'],
  shared: ['100.64.0.1'],
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  'for many': ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
  'for documents': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '198.18.0.1'],
  reserved: ['240.0.0.1', '4000::1', 'fec0::1'],
  'another one in disguise': ['::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', '2002:a00:1::1', '2001::a00:1'],
  'no address': ['', 'localhost', '1.2.3', '999.1.1.1'],
}

describe('an address', () => {
  for (const [what, addresses] of Object.entries(FORBIDDEN)) {
    test(`that is ${what} is not public`, () => {
      for (const address of addresses) assert.equal(isPublicAddress(address), false, address)
    })
  }

  test('of the internet is public', () => {
    for (const address of ['8.8.8.8', '52.94.236.248', '2600:1f18::1', '::ffff:8.8.8.8']) {
      assert.equal(isPublicAddress(address), true, address)
    }
  })
})

describe("a webhook's destinations", () => {
  const resolve = (...addresses: readonly string[]) => ({ ...PUBLIC_HTTPS, resolve: async () => addresses })
  const at = (url: string, ...addresses: readonly string[]) => destinationsOf(new URL(url), resolve(...addresses))
  const forbidden = { name: 'ForbiddenDestinationError' }

  test('are the addresses that its name stands for now', async () => {
    const all = await at('https://house.example/in', '8.8.8.8', '2600:1f18::1')
    assert.deepEqual(
      all.map(({ host, address }) => [host, address]),
      [
        ['house.example', '8.8.8.8'],
        ['house.example', '2600:1f18::1'],
      ],
    )
  })

  test('are forbidden altogether by one that is not public', async () => {
    await assert.rejects(at('https://house.example', '8.8.8.8', '169.254.169.254'), forbidden)
    await assert.rejects(at('https://house.example'), forbidden)
  })

  test('are looked at also where the address is no name, in every spelling that a URL knows', async () => {
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:10.0.0.1]', '169.254.169.254']) {
      await assert.rejects(at(`https://${host}/`, '8.8.8.8'), forbidden, host)
    }
    assert.deepEqual(
      (await at('https://[2600:1f18::1]/')).map(({ address }) => address),
      ['2600:1f18::1'],
    )
  })

  test('are asked by https alone and without a password in the address', async () => {
    await assert.rejects(at('http://house.example', '8.8.8.8'), forbidden)
    await assert.rejects(at('https://me:secret@house.example', '8.8.8.8'), forbidden)
  })

  test('are refused where localhost is asked for by its name', async () => {
    await assert.rejects(destinationsOf(new URL('https://localhost/'), PUBLIC_HTTPS), forbidden)
  })
})
