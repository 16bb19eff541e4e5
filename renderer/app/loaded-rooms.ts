import { type ComponentType, useEffect, useReducer } from 'react'
import { type RoomProps, roomOf, rooms } from './rooms'

const loaded = new Map<string, ComponentType<RoomProps>>()

/** Loads a room that will be opened soon. */
export async function loadRoom(id: string): Promise<void> {
  if (loaded.has(id)) return
  const component = await roomOf(id)?.load()
  if (component !== undefined) loaded.set(id, component)
}

/** Loads all rooms, one after another while the window has nothing else to do. */
export async function loadRooms(): Promise<void> {
  for (const { id } of rooms) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    await loadRoom(id)
  }
}

/**
 * The component of a room, undefined while it is being loaded. Not by `lazy`: React holds back what has been waited for
 * until 300 ms have passed, even where it was loaded long before.
 */
export function useRoom(id: string): ComponentType<RoomProps> | undefined {
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0)
  const component = loaded.get(id)
  const isLoaded = component !== undefined
  useEffect(() => {
    let isWanted = true
    if (!isLoaded)
      void loadRoom(id).then(() => {
        if (isWanted) drawAgain()
      })
    return () => {
      isWanted = false
    }
  }, [id, isLoaded])
  return component
}
