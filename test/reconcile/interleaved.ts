/** Something that runs in turns: before each of its calls to the outside it waits until it is let on. */
export interface Turns {
  take<Value>(call: () => Promise<Value>): Promise<Value>
}

type Runner = (turns: Turns) => Promise<unknown>

/**
 * Runs some things at once in every order in which their calls to the outside can follow each other, each time from the
 * start, and answers how many orders there were. A schedule that runs out lets the first go on that can.
 */
export async function inEveryOrder(
  start: () => { runners: readonly Runner[]; check: () => void | Promise<void> },
): Promise<number> {
  let orders = 0
  for (let choices: number[] | undefined = []; choices !== undefined; ) {
    const { runners, check } = start()
    const taken = await runInOrder(runners, choices)
    await check()
    orders += 1
    choices = nextChoices(taken)
  }
  return orders
}

interface Taken {
  readonly choice: number
  readonly of: number
}

/** The next schedule in the order of a dictionary; undefined after the last. */
function nextChoices(taken: readonly Taken[]): number[] | undefined {
  const last = taken.findLastIndex(({ choice, of }) => choice + 1 < of)
  const turned = taken[last]
  if (turned === undefined) return undefined
  return [...taken.slice(0, last).map(({ choice }) => choice), turned.choice + 1]
}

async function runInOrder(runners: readonly Runner[], choices: readonly number[]): Promise<readonly Taken[]> {
  const waiting = new Map<number, () => Promise<unknown>>()
  const ended = new Set<number>()
  let changed = () => {}
  const runs = runners.map((run, place) => {
    const turns: Turns = {
      take: (call) =>
        new Promise((resolve, reject) => {
          waiting.set(place, () => call().then(resolve, reject))
          changed()
        }),
    }
    return run(turns).finally(() => {
      ended.add(place)
      changed()
    })
  })
  const taken: Taken[] = []
  for (;;) {
    while (waiting.size + ended.size < runners.length) await new Promise<void>((resolve) => (changed = resolve))
    const able = [...waiting.keys()].sort((a, b) => a - b)
    if (able.length === 0) break
    const choice = choices[taken.length] ?? 0
    taken.push({ choice, of: able.length })
    const place = able[choice] ?? 0
    const go = waiting.get(place)
    waiting.delete(place)
    await go?.()
  }
  await Promise.all(runs)
  return taken
}
