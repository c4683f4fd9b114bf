import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SendResult } from '../../../shared/ports.ts'
import type { Asked, Job, Told } from './messages.ts'

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url))

export type Ended = { readonly outcome: string } | { readonly failed: string } | { readonly killed: true }
export type JobOrder = Omit<Job, 'job'> & {
  /** Hears what leaves; what it answers goes back to the racer, unless the racer is dead by then. */
  readonly heard: (asked: Asked) => SendResult | undefined
}

interface Running {
  readonly order: JobOrder
  readonly end: (ended: Ended) => void
}

interface Racer {
  readonly process: ChildProcess
  readonly jobs: Map<number, Running>
  ready: boolean
}

/** Some processes that share the jobs, of which each may be killed at any time; another takes its place. */
export class Racers {
  readonly #arguments: readonly string[]
  readonly #racers: Racer[] = []
  /** Tells when a racer is able to race. */
  readonly #news = new EventEmitter().setMaxListeners(0)
  #jobs = 0
  #stopped = false
  kills = 0

  constructor(count: number, ...arguments_: readonly string[]) {
    this.#arguments = arguments_
    for (let at = 0; at < count; at += 1) this.#begin()
  }

  async ready(): Promise<void> {
    while (this.#racers.some(({ ready }) => !ready)) await once(this.#news, 'ready')
  }

  /** Runs a job in the nth of the racers that are there. */
  run(order: JobOrder, nth: number): Promise<Ended> {
    const able = this.#racers.filter(({ ready }) => ready)
    const racer = able[nth % Math.max(1, able.length)]
    if (racer === undefined) return once(this.#news, 'ready').then(() => this.run(order, nth))
    this.#jobs += 1
    const job = this.#jobs
    const { heard: _, ...told } = order
    return new Promise((end) => {
      racer.jobs.set(job, { order, end })
      racer.process.send({ job, ...told } satisfies Job, () => {})
    })
  }

  /** Kills the racer that a job runs in, at once: whatever it was in the middle of. */
  killOneOf(nth: number): void {
    const able = this.#racers.filter(({ ready }) => ready)
    if (able.length < 2) return
    this.kills += 1
    able[nth % able.length]?.process.kill('SIGKILL')
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const ends = this.#racers.map(({ process }) => once(process, 'exit'))
    for (const { process } of this.#racers) process.kill('SIGKILL')
    await Promise.all(ends)
  }

  #begin(): void {
    const racer: Racer = {
      process: fork(RACER, this.#arguments, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
      jobs: new Map(),
      ready: false,
    }
    this.#racers.push(racer)
    racer.process.on('message', (message: Told) => this.#hear(racer, message))
    racer.process.once('exit', () => {
      this.#racers.splice(this.#racers.indexOf(racer), 1)
      for (const { end } of racer.jobs.values()) end({ killed: true })
      if (!this.#stopped) this.#begin()
    })
  }

  #hear(racer: Racer, message: Told): void {
    if ('ready' in message) {
      racer.ready = true
      this.#news.emit('ready')
    } else if ('done' in message) {
      const { done, outcome, failed } = message
      racer.jobs.get(done)?.end(outcome === undefined ? { failed: failed ?? '' } : { outcome })
      racer.jobs.delete(done)
    } else {
      const result = racer.jobs.get(message.job)?.order.heard(message)
      if (racer.process.connected) racer.process.send({ answer: message.ask, ...(result && { result }) }, () => {})
    }
  }
}
