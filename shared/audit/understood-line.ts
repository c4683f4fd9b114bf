import type { HistoryEntry } from '../ports.ts'

type Responded = Extract<HistoryEntry, { what: 'response' }>

/** By which door a response came and as what it was understood, by us and by a model where one was asked. */
export function understoodLine({ door, intents, opinion }: Pick<Responded, 'door' | 'intents' | 'opinion'>): string {
  const ours = `${door}: ${intents.join(', ')}`
  if (opinion === undefined) return ours
  const { model } = opinion
  if ('failed' in opinion) return `${ours}; ${model} was asked and gave no opinion (${opinion.failed})`
  const { intent, confidence, acted } = opinion
  return `${ours}; ${model} was asked: ${intent}, ${confidence}, ${acted ? 'acted on' : 'not acted on'}`
}
