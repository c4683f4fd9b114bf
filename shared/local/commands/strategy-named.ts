import { readFile } from 'node:fs/promises'
import { namedFile } from '../../commands/named-file.ts'
import { UsageError } from '../../commands/run-command.ts'
import { shippedTemplates } from '../../messages/shipped-templates.ts'
import { parseStrategyText } from '../../strategy/parse-strategy.ts'
import { SHIPPED_STRATEGIES, shippedStrategy } from '../../strategy/shipped.ts'
import type { Strategy } from '../../strategy/strategy.ts'
import { describeErrors } from '../../strategy/strategy-error.ts'
import { checkWords } from './checked-words.ts'

/** A shipped strategy by its name, or one from a file, checked as a deployment checks it, and with it the words that it sends. */
export async function strategyNamed(nameOrPath: string): Promise<Strategy> {
  checkWords()
  const templates = shippedTemplates()
  const shipped = SHIPPED_STRATEGIES.find((name) => name === nameOrPath)
  if (shipped !== undefined) return shippedStrategy(shipped, { templates })
  const parsed = parseStrategyText(await readText(nameOrPath), { templates })
  if ('strategy' in parsed) return parsed.strategy
  throw new UsageError(`The strategy ${nameOrPath} can't be used:\n${describeErrors(parsed.errors)}`)
}

async function readText(path: string): Promise<string> {
  try {
    await namedFile(path)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    const names = SHIPPED_STRATEGIES.join(', ')
    throw new UsageError(`There is no strategy file ${path}; name a file, or one that comes with Duewell: ${names}.`, {
      cause: error,
    })
  }
}
