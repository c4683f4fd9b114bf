/** For the rest of a value whose fields were all named: a field that it gains does not compile until it is written too. */
export function nothingLeft(_more: Readonly<Record<string, never>>): void {}
