import { setTimeout } from 'node:timers/promises'
import { clientEnvironment, PROJECT } from './deploy.ts'
import { run } from './emulator/process-group.ts'

/** How long a function may believe what it read of the house's word. */
const BELIEVED_MS = 5_000

/** A person at a terminal, with the commands that Duewell comes with. */
export interface Operator {
  /** Says how far the stage sends (`npm run sending`), gives what was answered, and waits until it holds everywhere. */
  says(...words: readonly string[]): Promise<string>
}

export function operatorOf(endpoint: string, folder: string): Operator {
  const env = clientEnvironment(endpoint, folder)
  return {
    says: async (...words) => {
      const command = ['shared/aws/commands/sending.ts', '--stage', 'dev', ...words]
      const answer = await run(process.execPath, command, { cwd: PROJECT, env, timeoutMs: 30_000 })
      await setTimeout(BELIEVED_MS)
      return answer
    },
  }
}
