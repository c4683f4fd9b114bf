import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda'
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core'

const BUNDLE = fileURLToPath(new URL('bundle.ts', import.meta.url))
const FUNCTIONS = fileURLToPath(new URL('../../functions', import.meta.url))

/** A function could not be bundled; esbuild has said why. */
export class BundlingError extends Error {
  override readonly name = 'BundlingError'

  constructor(entry: string) {
    super(`${entry} could not be bundled; mend what esbuild reports above.`)
  }
}

/**
 * The code of one function, bundled, and files beside it (`policy.jsonl` and the like), so that a change of strategy, packs
 * or lender is a change of the function and rolls back with it.
 */
export function bundledCode(entry: string, files: Readonly<Record<string, string>>): AssetCode {
  return Code.fromAsset(FUNCTIONS, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run: what is bundled is bundled here. The command tells CDK which assets are one and the same.
      image: DockerImage.fromRegistry('none'),
      command: [entry, createHash('sha256').update(JSON.stringify(files)).digest('hex')],
      local: {
        tryBundle(folder) {
          const { status } = spawnSync(process.execPath, [BUNDLE, join(FUNCTIONS, entry), folder], { stdio: 'inherit' })
          if (status !== 0) throw new BundlingError(entry)
          for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
          return true
        },
      },
    },
  })
}
