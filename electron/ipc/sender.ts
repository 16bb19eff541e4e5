import type { IpcMainInvokeEvent } from 'electron'
import { isOwnOrigin } from '../security/own-origin'

/**
 * Whether a call comes from a page of ours in the top frame of its window. A frame that has navigated or is gone has no
 * `senderFrame` any more and is not ours.
 */
export function isFromOurs({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || senderFrame.parent !== null || senderFrame !== sender.mainFrame) return false
  // `origin` is what Chromium took the frame for; its URL alone could be that of a sandboxed (opaque) document.
  return isOwnOrigin(senderFrame.url) && senderFrame.origin === 'app://slipway'
}
