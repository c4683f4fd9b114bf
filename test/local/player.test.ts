import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { Player } from '../../shared/local/player.ts'
import { DAY, HOUR, SECOND } from '../../shared/time/instant.ts'
import { at } from '../case/factories.ts'
import { aSimulation, START } from './simulations.ts'

/** A player on a real clock that stands until the test moves it. */
function aPlayer({ mock }: TestContext) {
  mock.timers.enable({ apis: ['setInterval'] })
  const simulation = aSimulation()
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      mock.timers.tick(100)
      await turn()
    }
  }
  return { simulation, player: new Player(simulation), pass }
}

test('moves the virtual clock along with the real one, so many seconds in a second', async (context) => {
  const { simulation, player, pass } = aPlayer(context)
  player.play(3_600)
  assert.deepEqual([player.playing, player.speed], [true, 3_600])
  await pass(2 * SECOND)
  assert.equal(simulation.now, START + 2 * HOUR)
  player.pause()
})

test('stands while it is paused, and goes on from there', async (context) => {
  const { simulation, player, pass } = aPlayer(context)
  player.play(3_600)
  await pass(SECOND)
  player.pause()
  await pass(5 * SECOND)
  assert.deepEqual([simulation.now, player.playing], [START + HOUR, false])
  player.play(3_600)
  await pass(SECOND)
  assert.equal(simulation.now, START + 2 * HOUR)
  player.pause()
})

test('changes its speed while it plays, without a second clock that a pause would not stop', async (context) => {
  const { simulation, player, pass } = aPlayer(context)
  player.play(3_600)
  player.play(7_200)
  await pass(SECOND)
  player.pause()
  await pass(SECOND)
  assert.equal(simulation.now, START + 2 * HOUR)
})

test('stops playing at the end of the run', async (context) => {
  const { simulation, player, pass } = aPlayer(context)
  player.play(30 * 86_400)
  await pass(SECOND)
  assert.deepEqual([simulation.now, player.playing], [simulation.until, false])
})

test('jumps ahead to an instant, at most to the end, and never back', async (context) => {
  const { simulation, player } = aPlayer(context)
  await player.jump(START + 3 * DAY + HOUR)
  assert.equal(simulation.now, START + 3 * DAY + HOUR)
  await player.jump(START)
  assert.equal(simulation.now, START + 3 * DAY + HOUR)
  await player.jump(START + 99 * DAY)
  assert.equal(simulation.now, simulation.until)
})

test('jumps to the next contact', async (context) => {
  const { simulation, player } = aPlayer(context)
  await player.jumpToNextContact()
  assert.equal(simulation.now, at('2026-11-07T09:00:00+08:00'))
})

test('lets others work while it jumps far', async (context) => {
  const { simulation, player } = aPlayer(context)
  const jumped = player.jump(simulation.until)
  await turn()
  const seen = simulation.now
  assert.ok(seen > START && seen < simulation.until)
  await jumped
})

test('does one movement after another, and leaves out the ticks that come meanwhile', async (context) => {
  const { simulation, player } = aPlayer(context)
  player.play(3_600)
  const jumps = [player.jump(START + DAY), player.jump(START + 2 * DAY)]
  context.mock.timers.tick(SECOND)
  await Promise.all(jumps)
  assert.equal(simulation.now, START + 2 * DAY)
  player.pause()
})

test('a movement that fails does not stop those after it', async (context) => {
  const { simulation, player } = aPlayer(context)
  const fails = context.mock.method(simulation, 'runToNextContact', () => Promise.reject(new Error('broken')), {
    times: 1,
  })
  await assert.rejects(player.jumpToNextContact(), /broken/)
  assert.equal(fails.mock.callCount(), 1)
  await player.jump(START + DAY)
  assert.equal(simulation.now, START + DAY)
})
