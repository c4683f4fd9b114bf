// Stands in for @smithy/core/config: a client's settings come from the environment or are the SDK's defaults. A Lambda has no
// ~/.aws to read and no machine to ask for its region. Plain JavaScript, because what it changes is no public module.
// biome-ignore lint/performance/noReExportAll: it stands in for the whole module
export * from '../../../node_modules/@smithy/core/dist-es/submodules/config/index.js'

export function loadConfig({ environmentVariableSelector, default: fallback }, { signingName, logger } = {}) {
  let loaded
  return () => {
    loaded ??= load(environmentVariableSelector, fallback, { signingName, logger })
    return loaded
  }
}

async function load(select, fallback, options) {
  const value = select(process.env, options)
  if (value !== undefined) return value
  return typeof fallback === 'function' ? fallback() : fallback
}

// Duewell's clients say themselves how long they wait and how often they try.
export function resolveDefaultsModeConfig() {
  return async () => 'legacy'
}
