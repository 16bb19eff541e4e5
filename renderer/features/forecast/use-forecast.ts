import { useEffect, useRef, useState } from 'react'
import type { ForecastInput, ForecastVerdict } from '#shared/forecast/forecast'
import type { ForecastAnswer, ForecastQuestion } from './forecast-worker'

/** The forecast of a plan, computed aside: the one before stands until the first runs of a new one are through. */
export function useForecast(input: ForecastInput | undefined): ForecastVerdict | undefined {
  const [verdict, setVerdict] = useState<ForecastVerdict>()
  const worker = useRef<Worker>(undefined)
  const asked = useRef(0)
  useEffect(
    () => () => {
      worker.current?.terminate()
      worker.current = undefined
    },
    [],
  )
  useEffect(() => {
    asked.current += 1
    if (input === undefined) {
      setVerdict(undefined)
      return
    }
    worker.current ??= startWorker((answer) => {
      if (answer.id === asked.current) setVerdict(answer.verdict)
    })
    worker.current.postMessage({ id: asked.current, input } satisfies ForecastQuestion)
  }, [input])
  return verdict
}

function startWorker(onAnswer: (answer: ForecastAnswer) => void): Worker {
  const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<ForecastAnswer>) => onAnswer(data))
  return worker
}
