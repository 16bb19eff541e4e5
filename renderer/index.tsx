import '#app/trusted-types'
import { beginOpening } from '#data/opening'

// The database is read while all the rest is still being loaded.
beginOpening()
void import('#app/main')
