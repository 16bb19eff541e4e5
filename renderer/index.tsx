import '#app/trusted-types'
import { createRoot } from 'react-dom/client'
import { App } from '#app/app'
import { boot } from '#app/boot'
import { openTestDoor } from '#app/test-door'

openTestDoor()
const place = document.getElementById('root')
if (place !== null) void boot(() => createRoot(place).render(<App />))
