import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { oneRegion } from '../../../infra/bundling/one-region.ts'

const AWS_SDK = join(import.meta.dirname, '../../../node_modules/@aws-sdk')
const REGIONS = [
  ...['us-east-1', 'eu-west-1', 'ap-southeast-5', 'il-central-1', 'mx-central-1', 'cn-north-1', 'cn-northwest-1'],
  ...['us-gov-east-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1'],
]
const CLIENTS = readFileSync(join(AWS_SDK, '../../package.json'), 'utf8').match(/(?<=@aws-sdk\/)client-[\w-]+/g) ?? []

type Resolver = (asked: object) => { readonly url: URL; readonly properties?: object }

const folder = mkdtempSync(join(tmpdir(), 'duewell-endpoints-'))
after(() => rmSync(folder, { recursive: true }))
const require = createRequire(import.meta.url)

/** Of a client of the SDK, as bundled and as it is. */
async function resolversOf(client: string): Promise<readonly [ours: Resolver, theirs: Resolver]> {
  const outfile = join(folder, `${client}.mjs`)
  const entry = join(AWS_SDK, client, 'dist-es/endpoint/endpointResolver.js')
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', plugins: [oneRegion] })
  const { defaultEndpointResolver } = (await import(pathToFileURL(outfile).href)) as {
    defaultEndpointResolver: Resolver
  }
  const module = require(`@aws-sdk/${client}`) as Record<
    string,
    new (
      settings: object,
    ) => { config: { endpointProvider: Resolver } }
  >
  const Client = Object.entries(module).find(([name]) => /Client$/.test(name) && !name.startsWith('__'))?.[1]
  assert.ok(Client, client)
  const { endpointProvider } = new Client({ region: 'eu-west-1' }).config
  return [defaultEndpointResolver, endpointProvider]
}

const PLAIN = { Region: 'eu-west-1', UseFIPS: false, UseDualStack: false }
const BUCKET = { ...PLAIN, ForcePathStyle: false, Accelerate: false, Bucket: 'duewell-files-1' }

/** The address, and what the signature depends on; undefined where the SDK finds that there is none. */
function answer(resolve: Resolver, asked: object) {
  try {
    const { url, properties = {} } = resolve(asked)
    return { url: url.href, properties }
  } catch {
    return undefined
  }
}

for (const client of CLIENTS.filter((name) => name !== 'client-s3')) {
  test(`the bundled ${client} calls where the SDK's calls`, async () => {
    const [ours, theirs] = await resolversOf(client)
    for (const Region of REGIONS) {
      const asked = { ...PLAIN, Region }
      assert.equal(answer(ours, asked)?.url, answer(theirs, asked)?.url, Region)
    }
    const here = { ...PLAIN, Endpoint: 'http://127.0.0.1:4566' }
    assert.equal(answer(ours, here)?.url, answer(theirs, here)?.url)
  })
}

test("the bundled client of S3 calls where the SDK's calls, signed alike", async () => {
  const [ours, theirs] = await resolversOf('client-s3')
  const asked = [
    ...REGIONS.map((Region) => ({ ...BUCKET, Region })),
    ...['http://127.0.0.1:4566', 'http://localhost:4566/s3', undefined].flatMap((Endpoint) => [
      { ...BUCKET, Endpoint },
      { ...BUCKET, Endpoint, ForcePathStyle: true },
    ]),
  ]
  for (const one of asked) assert.deepEqual(answer(ours, one), answer(theirs, one), JSON.stringify(one))
})

test('a bundle refuses what it does not know, and says what to set instead', async () => {
  const [ours] = await resolversOf('client-sns')
  for (const asked of [{ UseFIPS: true }, { UseDualStack: true }, { Region: undefined }]) {
    assert.throws(() => ours({ ...PLAIN, ...asked }), { name: 'EndpointError', message: /AWS_ENDPOINT_URL_<SERVICE>/ })
  }
  const [buckets] = await resolversOf('client-s3')
  for (const Bucket of ['arn:aws:s3:eu-west-1:111122223333:accesspoint/mine', 'mine--euw1-az1--x-s3', 'dots.in.it']) {
    assert.throws(() => buckets({ ...BUCKET, Bucket }), { name: 'BucketNameError' })
  }
})
