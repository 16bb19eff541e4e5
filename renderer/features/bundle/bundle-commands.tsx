import { useEffect } from 'react'
import { useCommand } from '#app/actions'
import { usePlace } from '#app/router'
import { hear } from '#data/bridge'
import { useAppSelector } from '#data/store'
import { isFromFile } from '#shared/ipc/shapes'
import { chooseBundle, closeBundle, exportPortfolio, exportRelease, openBundle, openPendingBundle } from './bundle-actions'

/** The commands of bundles, wherever one is, and the bundles that the system asks this window to open. */
export function BundleCommands() {
  const { room, params } = usePlace()
  const isBundle = useAppSelector(({ workspace }) => isFromFile(workspace.open?.kind))
  const id = room === 'release' && params['id'] !== 'new' ? params['id'] : undefined
  useCommand('open-bundle', () => void chooseBundle())
  useCommand('close-bundle', isBundle ? () => void closeBundle() : undefined)
  // Elsewhere a selected release takes it, or a script that names one.
  useCommand('export-bundle', id === undefined || isBundle ? undefined : (named) => void exportRelease(named === '' ? id : named))
  useCommand('export-portfolio', isBundle ? undefined : () => void exportPortfolio())
  useEffect(() => {
    void openPendingBundle()
    return hear('bundle:pending', ({ file }) => void openBundle(file))
  }, [])
  return null
}
