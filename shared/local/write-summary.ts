import { CHANNELS } from '../case/channel.ts'
import { CASE_STATES } from '../story/timeline.ts'
import { formatInstant } from '../time/instant.ts'
import type { Simulation } from './simulation.ts'

/** What a run came to, in lines for people. */
export function writeSummary(simulation: Simulation): string {
  const { states, sent } = simulation.counts()
  const last = (numbers: readonly number[]) => numbers.at(-1) ?? 0
  const line = (name: string, numbers: readonly number[]) => `  ${name.padEnd(9)} ${String(last(numbers)).padStart(6)}`
  const contacted = new Set(simulation.delivered.map(({ borrower }) => borrower)).size
  return [
    `From ${formatInstant(simulation.start)} to ${formatInstant(simulation.now)}, strategy ${simulation.policy.strategy.name}.`,
    `${simulation.delivered.length} contacts with ${contacted} of ${simulation.service.cases.size} borrowers:`,
    ...CHANNELS.filter((channel) => channel !== 'agent' && last(sent[channel]) > 0).map((channel) =>
      line(channel, sent[channel]),
    ),
    // Work for a person is no contact yet.
    ...(last(sent.agent) > 0 ? ['Handed to a person:', line('steps', sent.agent)] : []),
    'Borrowers at the end:',
    ...CASE_STATES.map((state) => line(state, states[state])),
  ].join('\n')
}
