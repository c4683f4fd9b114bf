/** The version of what the bus carries. A reader ignores fields that it does not know: new ones may come within a version. */
export const EVENT_VERSION = 1
