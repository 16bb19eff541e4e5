/*
 * Zod compiles schemas with eval where it may; under our Trusted Types the try itself is reported. Said before Zod loads
 * and without it: this file must come first, and whatever imports Zod may land in a chunk that runs before the entry.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
