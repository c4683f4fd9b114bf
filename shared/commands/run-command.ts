/** What the user asked for can't be done as asked; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Runs a command; what the user can mend is told in its own words, everything else with its stack. Either way it fails. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    process.exitCode = 1
    console.error(mend(error) ?? error)
  }
}

function mend(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof UsageError) return error.message
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message}\nSee --help for the options.`
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'That'
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path}; check how its name is written.`
    case 'EISDIR':
      return `${path} is a folder; name a file.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} can't be opened: this user may not, or the disk is read-only.`
    default:
      return undefined
  }
}
