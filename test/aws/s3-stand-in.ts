import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { S3Client } from '@aws-sdk/client-s3'

interface StoredObject {
  readonly body: Buffer
  readonly etag: string
  readonly versionId: string
}

/**
 * As much of S3 as an import uses, on the loopback: versions, ranges, conditions, uploads in parts with their least size.
 * It ends with the test. `failing` makes the next requests fail with a status.
 */
export async function s3StandIn(t: TestContext) {
  const objects = new Map<string, StoredObject[]>()
  const uploads = new Map<string, Buffer[]>()
  const requests: string[] = []
  const failing: number[] = []
  const put = (path: string, body: Buffer | string) => {
    const bytes = Buffer.from(body)
    const versions = objects.get(path) ?? []
    objects.set(path, versions)
    const stored = {
      body: bytes,
      etag: createHash('md5').update(bytes).digest('hex'),
      versionId: `v${versions.length + 1}`,
    }
    versions.push(stored)
    return stored
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://s3')
    const path = decodeURIComponent(url.pathname)
    requests.push(`${request.method} ${request.url}`)
    const body = await bodyOf(request)
    const status = failing.shift()
    if (status !== undefined) refuse(response, status, status === 403 ? 'AccessDenied' : 'InternalError')
    else answer(request, response, url.searchParams, path, body)
  })

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    query: URLSearchParams,
    path: string,
    body: Buffer,
  ): void {
    const upload = query.get('uploadId')
    switch (request.method) {
      case 'GET':
        get(request, response, query, path)
        return
      case 'POST':
        if (upload === null) {
          const id = `u${uploads.size + 1}`
          uploads.set(id, [])
          response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
          return
        }
        complete(response, path, upload)
        return
      case 'PUT':
        if (request.headers['if-none-match'] === '*' && objects.has(path)) {
          refuse(response, 412, 'PreconditionFailed')
          return
        }
        if (upload === null) response.setHeader('etag', `"${put(path, body).etag}"`)
        else {
          const part = Number(query.get('partNumber'))
          uploads.get(upload)![part - 1] = body
          response.setHeader('etag', `"part-${part}"`)
        }
        response.end()
        return
      case 'DELETE':
        uploads.delete(upload ?? '')
        response.writeHead(204).end()
    }
  }

  function get(request: IncomingMessage, response: ServerResponse, query: URLSearchParams, path: string): void {
    if (query.has('list-type')) {
      response.end(listing(path, query))
      return
    }
    const version = query.get('versionId')
    const versions = objects.get(path) ?? []
    const found = version === null ? versions.at(-1) : versions.find(({ versionId }) => versionId === version)
    if (found === undefined) {
      refuse(response, 404, version === null ? 'NoSuchKey' : 'NoSuchVersion')
      return
    }
    const condition = request.headers['if-match']
    if (condition !== undefined && condition !== `"${found.etag}"`) {
      refuse(response, 412, 'PreconditionFailed')
      return
    }
    if (request.headers.range === undefined) {
      response.writeHead(200, { 'content-length': found.body.length, etag: `"${found.etag}"` })
      response.end(found.body)
      return
    }
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
    if (Number(from) >= found.body.length) {
      refuse(response, 416, 'InvalidRange')
      return
    }
    const range = found.body.subarray(Number(from), Number(to) + 1)
    response.writeHead(206, {
      'content-length': range.length,
      'content-range': `bytes ${from}-${Number(from) + range.length - 1}/${found.body.length}`,
      etag: `"${found.etag}"`,
    })
    response.end(range)
  }

  /** Two keys a page, so that whoever lists must ask for the next. */
  function listing(bucket: string, query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? ''
    const folder = `${bucket.replace(/\/$/, '')}/`
    const keys = [...objects.keys()].map((path) => path.slice(folder.length)).sort()
    const found = keys.filter((key) => key.startsWith(prefix) && key > (query.get('continuation-token') ?? ''))
    const page = found.slice(0, Math.min(2, Number(query.get('max-keys') ?? 2)))
    const more = found.length > page.length
    const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`
  }

  function complete(response: ServerResponse, path: string, id: string): void {
    const parts = uploads.get(id) ?? []
    if (parts.slice(0, -1).some((part) => part.length < 5 * 1024 * 1024)) {
      refuse(response, 400, 'EntityTooSmall')
      return
    }
    put(path, Buffer.concat(parts))
    uploads.delete(id)
    response.end('<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>')
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new S3Client({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
    forcePathStyle: true,
    maxAttempts: 1,
  })
  t.after(() => {
    client.destroy()
    server.close()
    server.closeAllConnections()
  })
  const text = (path: string) => objects.get(path)?.at(-1)?.body.toString('utf8')
  return { client, endpoint, put, text, uploads, requests, failing }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
