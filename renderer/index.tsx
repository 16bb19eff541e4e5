import '#app/trusted-types'
import { createRoot } from 'react-dom/client'
import { App } from '#app/app'
import { boot } from '#app/boot'
import { loadRoom, loadRooms } from '#app/loaded-rooms'
import { openTestDoor } from '#app/test-door'

openTestDoor()
const place = document.getElementById('root')
if (place !== null) void boot({ render: () => createRoot(place).render(<App />), loadRoom, loadRooms })
