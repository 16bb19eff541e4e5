import type { Session } from 'electron'
import { mayRequest } from './own-origin'

/** Cancels every request that is not for our own files. Runs after the page's policy and holds without it. */
export function refuseNetwork(session: Session, developerTools: boolean): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    answer({ cancel: !mayRequest(url, resourceType, developerTools) })
  })
}
