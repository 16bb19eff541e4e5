import './zod-without-eval'
import { admittedHtml, admittedScriptUrl } from './trusted-types-rules'

/** TypeScript's DOM library does not know Trusted Types (W3C) yet; this is the part used here. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (text: string) => string; createScriptURL: (text: string) => string }): unknown
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

/*
 * Imported first in each page's entry: the policy must stand before any library writes to the page. The list of workers
 * is read once, from the head that main writes, so a later change of the page does not widen it.
 */
const listed = document.querySelector('meta[name="worker-files"]')?.getAttribute('content') ?? ''
const workers: ReadonlySet<string> = new Set(listed.split(' ').filter((path) => path !== ''))

window.trustedTypes?.createPolicy('default', {
  createHTML: admittedHtml,
  createScriptURL: (text) => admittedScriptUrl(text, document.baseURI, workers),
})
