import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BORROWER_PAGE, localBorrowerPage } from '../../shared/local/local-borrower-page.ts'
import { LOCAL_KEY } from '../../shared/local/local-key.ts'
import { createPageApp } from '../../shared/local/page/app.ts'
import { SimulationShow } from '../../shared/local/show-simulation.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { hashSecondFactor } from '../../shared/portfolio/second-factor.ts'
import { aBorrower, aCase } from '../case/factories.ts'
import { aSimulation } from './simulations.ts'

const FILES = { html: '', script: '', style: '', icon: '' }

async function aLocalPage() {
  const secondFactor = hashSecondFactor('b-1', '4821', keyedHashPoint(LOCAL_KEY))
  const simulation = aSimulation({ cases: [aCase({ borrower: { ...aBorrower(), secondFactor } })] })
  const show = new SimulationShow(simulation, { secondFactorOf: () => '4821' })
  await simulation.runToNextContact()
  const { fetch } = localBorrowerPage(simulation, (response) => show.respond(response))
  const app = createPageApp(show, FILES, { at: BORROWER_PAGE, fetch })
  const ask = (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
    app.request(`http://127.0.0.1:4300${path}`, { ...init, headers: { host: '127.0.0.1:4300', ...headers } })
  return { simulation, show, ask }
}

test('the link of a message opens the page on this machine, and the answer stands beside it', async () => {
  const { show, ask } = await aLocalPage()
  const [contact] = show.outbox({ limit: 1 })
  assert.ok(contact?.page !== undefined && contact.message.text.includes(contact.page.link))
  assert.equal(contact.page.answer, '4821')
  const answer = await ask(contact.page.path)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'nonce-/)
})

test('what is answered there takes effect in the run, and the page is open by the clock of who looks', async () => {
  const { simulation, show, ask } = await aLocalPage()
  const path = show.outbox({ limit: 1 })[0]?.page?.path ?? ''
  const post = (to: string, fields: Record<string, string>, cookie = '') =>
    ask(
      `${path}${to}`,
      { method: 'POST', body: new URLSearchParams(fields) },
      { origin: 'http://127.0.0.1:4300', cookie },
    )
  const opened = await post('/open', { answer: '4821' })
  assert.equal(opened.headers.get('location'), path)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  await simulation.runUntil(simulation.now + 3_600_000)
  assert.match(await (await ask(path, {}, { cookie })).text(), /1,200\.00/)
  assert.equal((await post('/promise', { day: '2026-11-12', once: '1' }, cookie)).status, 303)
  assert.ok(simulation.service.cases.peek('b-1')?.holds.some(({ kind }) => kind === 'promise'))
})

test('no other machine opens it', async () => {
  const { ask, show } = await aLocalPage()
  const path = show.outbox({ limit: 1 })[0]?.page?.path ?? ''
  assert.equal((await ask(path, {}, { host: 'evil.example' })).status, 403)
})
