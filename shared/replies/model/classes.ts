import type { Intent } from '../intent.ts'

/** What the model tells apart, in the order of its weights. */
export const CLASSES: readonly Intent[] = [
  'vulnerable',
  'deceased',
  'wrong-number',
  'stop',
  'start',
  'dispute',
  'arrangement',
  'promise',
  'paid',
  'hardship',
  'call-me',
  'help',
  'unclear',
]
