import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ACCOUNT, REGION } from './emulator/ministack.ts'
import { run } from './emulator/process-group.ts'

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const CDK = `${PROJECT}node_modules/.bin/cdk`

/** A template as far as the tests read it. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>>
}

export interface DeployOptions {
  readonly endpoint: string
  /** Holds all that the CLI writes. */
  readonly folder: string
  readonly stack: string
  /** As a lender gives them: `-c key=value`. */
  readonly context: Readonly<Record<string, string>>
}

export interface Deployed {
  readonly template: Template
  /** The cloud assembly: templates, and the functions' code as it was bundled. */
  readonly assembly: string
}

/** Bootstraps the emulated account and deploys the real app into it, with the CLI that the project pins. */
export async function deploy({ endpoint, folder, stack, context }: DeployOptions): Promise<Deployed> {
  const env = clientEnvironment(endpoint, folder)
  const assembly = `${folder}/cdk.out`
  const settings = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`])

  // Where there is no cdk.json, bootstrapping does not first bundle what deploying bundles anyway.
  await run(CDK, ['bootstrap', `aws://${ACCOUNT}/${REGION}`, '--no-notices'], { cwd: folder, env, timeoutMs: 60_000 })
  const options = ['--output', assembly, '--require-approval', 'never', '--no-notices']
  await run(CDK, ['deploy', stack, ...options, ...settings], { cwd: PROJECT, env, timeoutMs: 150_000 })
  return { template: JSON.parse(readFileSync(`${assembly}/${stack}.template.json`, 'utf8')), assembly }
}

/** Nothing of this machine's AWS settings, so that a mistake can't reach a real account. */
export function clientEnvironment(endpoint: string, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: `${PROJECT}node_modules/.bin:${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: folder,
    TMPDIR: folder,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    CDK_DEFAULT_REGION: REGION,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: 'true',
  }
}
