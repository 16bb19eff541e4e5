import { useEffect, useState } from 'react'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { KnownDevice } from '#shared/ipc/shapes'

interface Devices {
  readonly devices: readonly KnownDevice[]
  readonly problem: string
}

/** The devices of the open workspace, asked for again whenever entries come; undefined until main has said. */
export function useDevices(turn = 0): Devices | undefined {
  const heads = useAppSelector(({ workspace }) => workspace.heads)
  const roots = useAppSelector(({ workspace }) => workspace.roots)
  const [devices, setDevices] = useState<Devices>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heads, other records and a further ballot stand for other devices.
  useEffect(() => {
    let isWanted = true
    void ask('trust:devices', {}).then((answer) => {
      if (isWanted) setDevices(answer.ok ? { devices: answer.value.devices, problem: '' } : { devices: [], problem: answer.failure.message })
    })
    return () => {
      isWanted = false
    }
  }, [heads, roots, turn])
  return devices
}
