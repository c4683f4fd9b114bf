import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './run-command.ts'

/** Reads a command's options as `parseArgs` does, which lets the last of two win; here nothing that the user wrote is passed over. */
export function parseOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  const { tokens = [] } = parseArgs({ ...config, tokens: true })
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name } = token
    if (seen.has(name) && config.options?.[name]?.multiple !== true) {
      throw new UsageError(`--${name} is given twice; give it once.`)
    }
    seen.add(name)
  }
  return parseArgs(config)
}
