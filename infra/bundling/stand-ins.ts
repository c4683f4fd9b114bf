import { fileURLToPath } from 'node:url'

/** What a bundle holds in the place of modules that a function on Lambda has no use for. Each says why. */
export const STAND_INS: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': standIn('environment-credentials.ts'),
  '@aws-sdk/endpoint-cache': standIn('no-endpoint-cache.ts'),
  '@smithy/core/config': standIn('environment-settings.js'),
  '@smithy/core/event-streams': standIn('no-event-streams.ts'),
  '@aws-sdk/eventstream-handler-node': standIn('no-web-sockets.ts'),
  '@aws-sdk/middleware-websocket': standIn('no-web-sockets.ts'),
  '@aws-sdk/token-providers': standIn('no-tokens.ts'),
  '@aws-sdk/signature-v4-multi-region': standIn('one-region-signature.js'),
  'fast-sha256': standIn('node-sha256.ts'),
  '@stablelib/base64': standIn('node-base64.ts'),
  zod: standIn('zod/zod.ts'),
}

function standIn(file: string): string {
  return fileURLToPath(new URL(`stand-ins/${file}`, import.meta.url))
}
