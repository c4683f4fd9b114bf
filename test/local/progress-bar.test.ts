import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProgressBar } from '../../shared/local/progress-bar.ts'

function aTerminal(isTTY: boolean) {
  const written: string[] = []
  const write = (text: string | Uint8Array) => {
    written.push(String(text))
    return true
  }
  return { written, bar: new ProgressBar('Loading', { isTTY, write }) }
}

test('draws over itself as more is done, and ends the line when all is', () => {
  const { written, bar } = aTerminal(true)
  for (const done of [0, 0.5, 1]) bar.show(done)
  assert.deepEqual(written, [
    `\rLoading [${'.'.repeat(30)}] 0 %`,
    `\rLoading [${'#'.repeat(15)}${'.'.repeat(15)}] 50 %`,
    `\rLoading [${'#'.repeat(30)}] 100 %`,
    '\n',
  ])
})

test('draws once a percent', () => {
  const { written, bar } = aTerminal(true)
  for (let done = 0; done < 0.02; done += 0.0001) bar.show(done)
  assert.equal(written.length, 2)
})

test('is silent where there is no terminal', () => {
  const { written, bar } = aTerminal(false)
  bar.show(0.5)
  bar.show(1)
  bar.end()
  assert.deepEqual(written, [])
})

test('ends the line of a bar that stops halfway, once', () => {
  const { written, bar } = aTerminal(true)
  bar.show(0.5)
  bar.end()
  bar.end()
  assert.deepEqual(written.slice(1), ['\n'])
  const finished = aTerminal(true)
  finished.bar.show(1)
  finished.bar.end()
  assert.equal(finished.written.length, 2)
})
