import { useEffect, useMemo, useState } from 'react'
import { selectPerson } from '#app/preferences'
import { ask } from '#data/bridge'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { peopleOf } from '#shared/cab/people'
import type { Signer } from '#shared/commands/cab/signer'

/** The device of this installation, once main has said it: it is the same in every workspace. */
let known = ''

/** Who writes here: the device, and its person as the workspace's admission has it, else as the settings do. */
export function useSigner(): Signer {
  const roots = useAppSelector(rootRecords)
  const own = useAppSelector(selectPerson)?.name ?? ''
  const [device, setDevice] = useState(known)
  useEffect(() => {
    if (known !== '') return
    void ask('trust:own-key', {}).then((own) => {
      if (!own.ok) return
      known = own.value.device
      setDevice(known)
    })
  }, [])
  return useMemo(() => ({ device, person: (device === '' ? '' : peopleOf(roots).personOf(device)) || own }), [device, roots, own])
}
