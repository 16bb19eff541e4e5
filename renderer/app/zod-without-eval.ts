import * as z from 'zod'

// Zod compiles schemas with eval where it may; under our Trusted Types the try itself is reported.
z.config({ jitless: true })
