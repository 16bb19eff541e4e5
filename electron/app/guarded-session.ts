import { app, type Session, session as sessions } from 'electron'
import { type AssetMap, documentPathsOf } from '../protocol/asset-map'
import { holdNavigation } from '../security/navigation'
import { refusePermissions } from '../security/permissions'
import { refuseNetwork } from '../security/requests'

/**
 * The session of our windows, in a folder of its own. The default session is guarded as well: a window that somebody
 * should ever make without naming a session is not freer.
 */
export function guardedSession(folder: string, assets: AssetMap, developerTools: boolean): Session {
  const session = sessions.fromPath(folder)
  for (const each of [session, sessions.defaultSession]) {
    refusePermissions(each)
    refuseNetwork(each, developerTools)
  }
  holdNavigation(app, documentPathsOf(assets))
  return session
}
