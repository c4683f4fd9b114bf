/** The key of a local run's hashes. It only has to be the same throughout one run. */
export const LOCAL_KEY = 'local'
