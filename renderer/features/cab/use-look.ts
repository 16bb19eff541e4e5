import { useEffect, useState } from 'react'
import { useAppSelector } from '#data/store'
import type { SeenContent } from '#shared/model/seen'
import { type Looked, lastLook, rememberLook } from './looked'

/** So long, in milliseconds, must something be on the screen to have been looked at: leafing through is no look. */
const aLook = 3_000

/**
 * The looks as they were when this session first showed each subject: what changed since stays told until the app is
 * closed, however often one comes back to it.
 */
const before = new Map<string, Looked | undefined>()

/** The last look at a subject before this session; remembers the present one. Undefined where there was none. */
export function useLook(subject: string, content: SeenContent | undefined): Looked | undefined {
  const workspace = useAppSelector((state) => state.workspace.open?.id ?? '')
  const key = `${workspace} ${subject}`
  const [look, setLook] = useState(() => before.get(key))
  useEffect(() => {
    if (before.has(key)) return setLook(before.get(key))
    let isWanted = true
    void lastLook(workspace, subject).then((found) => {
      if (!before.has(key)) before.set(key, found)
      if (isWanted) setLook(before.get(key))
    })
    return () => {
      isWanted = false
    }
  }, [key, workspace, subject])
  useEffect(() => {
    if (content === undefined) return
    const timer = setTimeout(() => {
      if (before.has(key)) void rememberLook(workspace, subject, Date.now(), content)
    }, aLook)
    return () => clearTimeout(timer)
  }, [key, workspace, subject, content])
  return look
}
