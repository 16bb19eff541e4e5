import { type BenchPlan, type BenchTask, look } from './bench-plan'
import type { Contestant } from './contestant'

const day = 86_400_000
const barHeight = 13
const font = "14px 'Source Sans 3 Variable'"

/** The floor: a loop over the visible rows that draws words, bars and links on one canvas, and nothing else. */
export function bareCanvas(): Contestant {
  let pen: CanvasRenderingContext2D | null = null
  let tasks: BenchTask[] = []
  let placeOf = new Map<string, number>()
  let linksOf = new Map<string, string>()
  let top = 0

  const xOf = (instant: number): number => look.gridWidth + ((instant - look.start) / day) * look.dayWidth
  const yOf = (row: number): number => look.head + row * look.rowHeight - top

  const draw = (): void => {
    if (pen === null) return
    const { width, height } = pen.canvas
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, width, height)
    pen.font = font
    pen.textBaseline = 'middle'
    pen.fillStyle = '#d8dce2'
    for (let x = look.gridWidth; x < width; x += look.dayWidth) pen.fillRect(x, 0, 1, height)
    const last = Math.min(tasks.length - 1, Math.floor((top + height - look.head) / look.rowHeight))
    for (let row = Math.floor(top / look.rowHeight); row <= last; row++) {
      const task = tasks[row]
      if (task === undefined) continue
      const y = yOf(row)
      pen.fillStyle = '#d8dce2'
      pen.fillRect(0, y + look.rowHeight - 1, width, 1)
      pen.fillStyle = '#1f2328'
      pen.fillText(task.title, task.parent === '' ? 8 : 24, y + look.rowHeight / 2)
      pen.fillText(task.begins, look.title, y + look.rowHeight / 2)
      pen.fillText(task.ends, look.title + look.time, y + look.rowHeight / 2)
      const from = xOf(task.start)
      pen.fillStyle = task.parent === '' ? '#5a6675' : '#4a7dbd'
      pen.fillRect(from, y + (look.rowHeight - barHeight) / 2, xOf(task.end) - from, barHeight)
      link(task, y + look.rowHeight / 2)
    }
    pen.fillStyle = '#f2f4f7'
    pen.fillRect(0, 0, width, look.head)
    pen.fillStyle = '#1f2328'
    for (let x = look.gridWidth, at = look.start; x < width; x += look.dayWidth, at += day) pen.fillText(String(new Date(at).getUTCDate()), x + 16, 30)
  }

  const link = (task: BenchTask, y: number): void => {
    const next = placeOf.get(linksOf.get(task.id) ?? '')
    const to = next === undefined ? undefined : tasks[next]
    if (pen === null || next === undefined || to === undefined) return
    pen.strokeStyle = '#8a94a3'
    pen.beginPath()
    pen.moveTo(xOf(task.end), y)
    pen.lineTo(xOf(to.start) + 3, y)
    pen.lineTo(xOf(to.start) + 3, yOf(next) + (look.rowHeight - barHeight) / 2)
    pen.stroke()
  }

  return {
    show(place: HTMLElement, plan: BenchPlan) {
      tasks = [...plan.tasks]
      placeOf = new Map(tasks.map(({ id }, row) => [id, row]))
      linksOf = new Map(plan.links.map(({ from, to }) => [from, to]))
      const canvas = document.createElement('canvas')
      canvas.width = place.clientWidth
      canvas.height = place.clientHeight
      place.append(canvas)
      pen = canvas.getContext('2d', { alpha: false })
      draw()
    },
    clear: (place) => place.replaceChildren(),
    stands: () => true,
    move(task: BenchTask) {
      tasks[placeOf.get(task.id) ?? -1] = task
      draw()
    },
    shows: () => true,
    scrollTo(next: number) {
      top = next
      draw()
    },
  }
}
