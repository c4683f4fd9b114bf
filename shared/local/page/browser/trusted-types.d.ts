/** Browsers without Trusted Types lack this; what a policy makes is typed as the string that the DOM's types ask for. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
  }
}
