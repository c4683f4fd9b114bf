import type { ClockView } from '../view.ts'
import { changeClock } from './api.ts'
import { element, say } from './element.ts'
import { jumpForm } from './jump-form.ts'
import { saidOf } from './refused.ts'
import type { LocalContext } from './view-context.ts'

const DAY = 86_400_000
/** Virtual seconds in a real second: from watching single messages to watching weeks. */
const SPEEDS = [60, 600, 3_600, 21_600, 86_400]
const DEFAULT_SPEED = 3_600
/** How often at most a screen reader hears of the time while the clock plays. */
const BETWEEN_ANNOUNCEMENTS = 30_000

export interface ClockPanel {
  readonly node: HTMLElement
  /** Shows the clock as the show has it now. */
  update(): void
}

/** The virtual clock: what time it is, play and pause, the speed, and ways to go forward. */
export function clockPanel({ strings, formats, live }: LocalContext): ClockPanel {
  const date = element('span', { class: 'clock-date' })
  const time = element('span')
  const state = element('span', { class: 'clock-state' })
  const end = element('p')
  const progress = element('progress', { 'aria-label': strings.progress, max: 1 })
  const announcement = element('p', { class: 'unseen', role: 'status' })
  const fault = element('p', { class: 'fault', role: 'alert' })
  const playButton = element('button', { type: 'button', class: 'primary play' }, strings.play)
  const speed = element('select', { class: 'speed', 'aria-label': strings.speed })
  const nextContact = element('button', { type: 'button' }, strings.nextContact)
  const nextDay = element('button', { type: 'button' }, strings.nextDay)
  const jump = jumpForm(
    strings,
    () => live.overview().clock,
    (to) => act({ jump: to }),
  )

  let forward = false
  let announcedState: ClockView['state'] | undefined
  let announcedAt = 0

  const announce = () => {
    const { now, state: isNow } = live.overview().clock
    const moment = `${formats.dateInWords(now)}, ${formats.time(now)}`
    say(announcement, strings.clockSays(strings.clockStates[isNow], moment))
    announcedAt = performance.now()
  }

  const update = () => {
    const clock = live.overview().clock
    const ended = clock.state === 'ended'
    say(date, formats.dateInWords(clock.now))
    say(time, `${formats.time(clock.now)} UTC`)
    say(state, forward ? strings.forward : strings.clockStates[clock.state])
    say(end, ended ? strings.endedHint : strings.runUntil(formats.dateInWords(clock.until)))
    say(playButton, clock.state === 'playing' ? strings.pause : strings.play)
    playButton.disabled = ended
    nextContact.disabled = nextDay.disabled = ended || forward
    progress.value = (clock.now - clock.from) / Math.max(1, clock.until - clock.from)
    jump.update(clock, forward)
    if (clock.state === 'playing') choose(clock.speed)
    const due = clock.state === 'playing' && performance.now() - announcedAt > BETWEEN_ANNOUNCEMENTS
    if (announcedState !== undefined && (announcedState !== clock.state || due)) announce()
    announcedState = clock.state
  }

  const act = async (request: Parameters<typeof changeClock>[0]) => {
    const goes = 'jump' in request
    say(fault, '')
    forward = goes
    update()
    try {
      const { clock } = await changeClock(request)
      forward = false
      live.setClock(clock)
      if (goes) announce()
    } catch (error) {
      forward = false
      update()
      say(fault, saidOf(error, strings))
    }
  }

  const choose = (value: number) => {
    if (![...speed.options].some((option) => Number(option.value) === value)) {
      speed.append(element('option', { value }, strings.perSecond(formats.span(value))))
    }
    if (document.activeElement !== speed) speed.value = String(value)
  }

  for (const value of SPEEDS) choose(value)
  const asked = live.overview().clock.speed
  choose(asked > 0 ? asked : DEFAULT_SPEED)

  playButton.addEventListener('click', () => {
    const playing = live.overview().clock.state === 'playing'
    act(playing ? { pause: true } : { play: Number(speed.value) })
  })
  speed.addEventListener('change', () => {
    if (live.overview().clock.state === 'playing') act({ play: Number(speed.value) })
  })
  nextContact.addEventListener('click', () => act({ jump: 'next-contact' }))
  nextDay.addEventListener('click', () => {
    const { now, until } = live.overview().clock
    const midnight = (Math.floor(now / DAY) + 1) * DAY
    act({ jump: new Date(Math.min(midnight, until)).toISOString() })
  })

  update()
  const node = element(
    'section',
    { class: 'clock', 'aria-labelledby': 'clock-heading' },
    element('h2', { id: 'clock-heading', class: 'unseen' }, strings.clock),
    element(
      'div',
      {},
      element('p', { class: 'clock-now' }, date, ' ', element('span', { class: 'clock-time' }, time, ' · ', state)),
    ),
    element('div', { class: 'clock-controls' }, playButton, nextContact, nextDay, speed, jump.node),
    fault,
    element('div', { class: 'run' }, progress, end),
    announcement,
  )
  return { node, update }
}
