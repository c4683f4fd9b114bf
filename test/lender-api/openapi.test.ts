import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openApiDocument } from '../../shared/lender-api/openapi.ts'
import { ROUTES } from '../../shared/lender-api/routes.ts'
import { anApi } from './api-room.ts'

const published = JSON.parse(readFileSync(new URL('../../shared/lender-api/openapi.json', import.meta.url), 'utf8'))

test('the published document is the one that the routes make (npm run generate:openapi)', () => {
  assert.deepEqual(published, JSON.parse(JSON.stringify(openApiDocument())))
})

test('the document has every route that is served, and no other', () => {
  const { app } = anApi()
  const served = app.routes
    .filter(({ path }) => path.startsWith('/v1/'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const documented = Object.entries(published.paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method} ${path}`),
  )
  assert.deepEqual(documented.toSorted(), [...new Set(served)].toSorted())
  assert.equal(documented.length, ROUTES.length)
})

test('every operation has its own name, says for whom it is, and every write asks for a key', () => {
  const operations = Object.values(published.paths).flatMap((methods) => Object.entries(methods as object))
  assert.equal(new Set(operations.map(([, { operationId }]) => operationId)).size, ROUTES.length)
  for (const [method, { description, parameters, responses }] of operations) {
    assert.match(description, /^For (agent|manager|auditor)/)
    const keys = parameters.filter(({ name }: { name: string }) => name === 'Idempotency-Key')
    assert.equal(keys.length, method === 'get' ? 0 : 1)
    assert.ok(responses[200] && responses.default)
  }
})

test('every parameter of a path is described', () => {
  for (const [path, methods] of Object.entries(published.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const { parameters } of Object.values(
      methods as Record<string, { parameters: { in: string; name: string }[] }>,
    )) {
      assert.deepEqual(
        parameters.filter((each) => each.in === 'path').map(({ name }) => name),
        named,
      )
    }
  }
})
