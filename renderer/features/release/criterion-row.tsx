import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Button, IconButton } from '#app/controls/button'
import { TextField as AskedText } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { parseWhen } from '#app/when-text'
import { orderBetween } from '#data/identity'
import { run } from '#data/run'
import { kept, TextField, useReadOnly } from '#features/fields'
import { edit, remove } from '#shared/commands/edit'
import { reorder } from '#shared/commands/reorder'
import { judgeCriterion, reopenCriterion, waiveCriterion } from '#shared/commands/settle-criterion'
import type { Criterion } from '#shared/model/criterion'
import { instant } from '#shared/model/when'
import { CriterionMark } from './criterion-mark'
import styles from './release.module.css'
import { useOwnName } from './use-people'
import { standingWords } from './words'

/** One criterion: its words, whether it holds and who says so, what shows it. */
export function CriterionRow({ criterion, siblings }: { readonly criterion: Criterion; readonly siblings: readonly Criterion[] }) {
  const by = useOwnName()
  const isReadOnly = useReadOnly()
  const [isWaiving, setWaiving] = useState(false)
  const { standing, title } = criterion
  const judge = (state: 'met' | 'not-met') =>
    void run(standing.state === state ? reopenCriterion(criterion) : judgeCriterion(criterion, state, by, instant(Date.now())))
  return (
    <li className={styles['criterion']} aria-label={`${title}, ${standingWords[standing.state].toLowerCase()}`}>
      <div className={styles['criterionLine']}>
        <CriterionMark state={standing.state} />
        <div className={styles['grow']}>
          <TextField place="cell" label={`Criterion ${title}`} value={title} commit={(words) => kept(edit('criterion', criterion, { title: words.trim() }))} />
        </div>
        <div className={styles['evidence']}>
          <TextField
            place="cell"
            label={`Evidence of ${title}`}
            value={criterion.evidence}
            commit={(evidence) => kept(edit('criterion', criterion, { evidence: evidence.trim() }))}
          />
        </div>
        <StandingWords criterion={criterion} />
        {!isReadOnly && (
          <>
            <Button aria-pressed={standing.state === 'met'} aria-label={`Met: ${title}`} onClick={() => judge('met')}>
              Met
            </Button>
            <Button aria-pressed={standing.state === 'not-met'} aria-label={`Not met: ${title}`} onClick={() => judge('not-met')}>
              Not met
            </Button>
            <Button aria-pressed={standing.state === 'waived'} aria-expanded={isWaiving} aria-label={`Waive: ${title}`} onClick={() => setWaiving(!isWaiving)}>
              Waive
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton label={`More for ${title}`}>
                  <IconDots size={16} stroke={1.5} aria-hidden />
                </IconButton>
              </Menu.Target>
              <Menu.Dropdown>
                {standing.state !== 'open' && <Menu.Item onClick={() => void run(reopenCriterion(criterion))}>Open again</Menu.Item>}
                <Menu.Item onClick={() => void run(reorder('criterion', criterion.id, 'up', siblings, orderBetween))}>Move up</Menu.Item>
                <Menu.Item onClick={() => void run(reorder('criterion', criterion.id, 'down', siblings, orderBetween))}>Move down</Menu.Item>
                <Menu.Item onClick={() => void run(remove('criterion', criterion), { toast: true })}>Remove</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )}
      </div>
      {isWaiving && <WaiveForm criterion={criterion} onDone={() => setWaiving(false)} />}
    </li>
  )
}

/** Who said so and when; of a waiver also why and until when. */
function StandingWords({ criterion: { standing } }: { readonly criterion: Criterion }) {
  const zone = useZone()
  const now = useMinute()
  if (standing.state === 'open') return <span className={styles['standing']}>Open</span>
  const when = whenText(standing.at, zone, { now })
  return (
    <span className={styles['standing']}>
      {standingWords[standing.state]} by {standing.by || 'somebody'}, {when}
      {standing.state === 'waived' && (
        <>
          {' '}
          until {standing.until === '' ? 'further notice' : whenText(standing.until, zone, { now })}: {standing.reason}
        </>
      )}
    </span>
  )
}

function WaiveForm({ criterion, onDone }: { readonly criterion: Criterion; readonly onDone: () => void }) {
  const by = useOwnName()
  const zone = useZone()
  const [fields, setFields] = useState({ reason: '', until: '' })
  const [refused, setRefused] = useState({ field: '', message: '' })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const until = parseWhen(fields.until, { zone, now: Date.now(), wanted: 'either' })
    if (!until.ok) return setRefused({ field: 'until', message: until.failure.message })
    const waived = await run(waiveCriterion(criterion, by, fields.reason, until.value, instant(Date.now())))
    if (waived.ok) onDone()
    else setRefused({ field: 'reason', message: waived.failure.message })
  }
  return (
    <form
      className={styles['waive']}
      aria-label={`Waive ${criterion.title}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <AskedText
        label="Reason"
        value={fields.reason}
        onChange={(reason) => setFields({ ...fields, reason })}
        refusal={refused.field === 'reason' ? refused.message : ''}
        hint="Stands beside the criterion, with your name."
        autoFocus
      />
      <AskedText
        label="Until"
        value={fields.until}
        onChange={(until) => setFields({ ...fields, until })}
        refusal={refused.field === 'until' ? refused.message : ''}
        hint="31 Dec or +4w. Empty is until further notice."
      />
      <Button kind="primary" type="submit">
        Waive criterion
      </Button>
      <Button kind="plain" onClick={onDone}>
        Leave it open
      </Button>
    </form>
  )
}
