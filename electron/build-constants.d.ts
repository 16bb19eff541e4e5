/** Put in by the build (vite.config.ts). False only in the release build: then the debugging switches are not even in it. */
declare const __TEST_SWITCHES__: boolean
/** The exact `electron` of package.json. A build that runs on another says "test build" (security.md, item 16). */
declare const __EXPECTED_ELECTRON__: string
