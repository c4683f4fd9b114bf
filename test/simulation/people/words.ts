/** What people write. */
export const TEXTS = [
  'STOP',
  'Stop',
  'START',
  'HELP',
  'I will pay on Friday',
  'can pay half tomorrow',
  'paid this morning',
  'I already paid you',
  'I lost my job and cannot pay',
  'this is the wrong number',
  'I dispute this, I never took it',
  'can I pay in parts?',
  'please call me',
  'ok',
  'who is this',
  'leave me alone',
  'my wife died last week',
] as const

/** What ends contact at once: by a stop, which closes the address, or by a hold alone. */
export const GRAVE = [
  'STOP',
  'I dispute this, I never took it',
  'I lost my job and cannot pay',
  'my wife died last week',
] as const

/** What gives people of the lender work, and stops contact until they have done it. */
export const TROUBLED = [
  'I dispute this, I never took it',
  'I lost my job and cannot pay',
  'please call me',
  'who is this',
] as const
