/**
 * Runs a task soon after it is asked for, but not again before the pause has passed and the run before has ended: many
 * requests while it rests become one.
 */
export function atMostEvery(pause: number, task: () => Promise<void>): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let asked = false
  let stopped = false

  const run = async () => {
    timer = undefined
    asked = false
    running = true
    try {
      await task()
    } finally {
      running = false
      if (asked && !stopped) timer = setTimeout(run, pause)
    }
  }
  return {
    ask: () => {
      if (stopped || asked) return
      asked = true
      if (!running) timer ??= setTimeout(run, pause)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
