import { checkout } from './checkout.mjs'

/**
 * What comes first on Electron's command line. Chromium refuses its sandbox to root; whoever starts the app says so, never
 * the app (environment.md).
 * @param {string} [app] the folder whose package.json names the app
 * @returns {readonly string[]}
 */
export const launchArguments = (app = checkout) => [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), app]
