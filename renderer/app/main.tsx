import { createRoot } from 'react-dom/client'
import { App } from './app'
import { boot } from './boot'
import { loadRoom, loadRooms } from './loaded-rooms'
import { openTestDoor } from './test-door'

openTestDoor()
const place = document.getElementById('root')
if (place !== null) void boot({ render: () => createRoot(place).render(<App />), loadRoom, loadRooms })
