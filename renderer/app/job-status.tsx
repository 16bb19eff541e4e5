import { useEffect, useState } from 'react'
import { Progress } from './controls/progress'
import { useJobs } from './jobs'

/** Shorter work shows nothing: it is over before it is read. In milliseconds. */
const quiet = 400

/** Long work goes on in the status bar while one does something else. */
export function JobStatus() {
  const jobs = useJobs()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (jobs.length === 0) return
    const timer = setInterval(() => setNow(Date.now()), quiet)
    return () => clearInterval(timer)
  }, [jobs.length])
  const [shown] = jobs.filter(({ startedAt }) => now - startedAt >= quiet)
  return shown === undefined ? null : <Progress job={shown} now={now} />
}
