import Dexie from 'dexie'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'

/** The floor: React on the page and Dexie open, nothing else. What the app does is measured beside what this does. */
const tables = new Dexie('floor')
tables.version(1).stores({ rows: 'id' })

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Milliseconds that raw IndexedDB takes for one record, strictly durable, so many times. */
async function puts(count: number): Promise<readonly number[]> {
  const database = tables.backendDB()
  const times: number[] = []
  for (let number = 0; number < count; number++) {
    const began = performance.now()
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
      transaction.objectStore('rows').put({ id: number, text: 'x'.repeat(800) })
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    times.push(performance.now() - began)
  }
  return times
}

/** Milliseconds to put so many records of a size in one transaction: the floor of an import. */
async function bulk(records: number, bytes: number): Promise<number> {
  const database = tables.backendDB()
  const text = 'x'.repeat(bytes)
  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('rows', 'readwrite')
    for (let number = 0; number < records; number++) transaction.objectStore('rows').put({ id: `bulk-${number}`, text })
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
  })
  return performance.now() - began
}

/** Milliseconds from nothing to a painted canvas with the bars of one screen. */
async function canvas(bars: number): Promise<number> {
  const began = performance.now()
  const place = document.createElement('canvas')
  place.width = 1_200
  place.height = 800
  document.body.append(place)
  const pen = place.getContext('2d')
  for (let bar = 0; bar < bars; bar++) pen?.fillRect((bar * 37) % 1_100, (bar * 26) % 780, 90, 13)
  await painted()
  const took = performance.now() - began
  place.remove()
  return took
}

/** Milliseconds of a state change in React until it is painted. */
async function frame(): Promise<number> {
  const began = performance.now()
  document.title = String(began)
  await painted()
  return performance.now() - began
}

/** Says that it is usable at the same moment as the app does: when React's first picture has been drawn (renderer/app/shell.tsx). */
function Ready() {
  useEffect(() => void painted().then(() => console.info('usable')), [])
  return <p>Ready</p>
}

Object.assign(window, { floor: { puts, bulk, canvas, frame } })
await tables.open()
const place = document.getElementById('root')
if (place !== null) createRoot(place).render(<Ready />)
