/**
 * Resolves once a driver has attached from outside: Playwright then calls this name. A page that loads just while it
 * attaches it never gets hold of, about one start in thirty on a busy machine.
 */
export const driverAttached = (): Promise<void> =>
  new Promise((resolve) => {
    Object.assign(globalThis, { __playwright_run: resolve })
  })
