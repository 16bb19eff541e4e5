import { Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Tabs } from '#app/controls/tabs'
import { TextField } from '#app/controls/text-field'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { useAppDispatch, useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { create, edit, remove } from '#shared/commands/edit'
import { selectChosenView, selectDefinition, viewChosen } from './filter-slice'
import styles from './portfolio.module.css'
import { builtInViews, isSameDefinition, keptDefinition, type PortfolioView } from './view-definition'

interface ViewTabsProps {
  readonly views: readonly PortfolioView[]
  /** How many releases need whoever works here, beside the tab's words. */
  readonly mine: number
}

/** Saved views as tabs; a changed one offers to save, to save as another, or to go back. */
export function ViewTabs({ views, mine }: ViewTabsProps) {
  const dispatch = useAppDispatch()
  const chosenId = useAppSelector(selectChosenView)
  const definition = useAppSelector(selectDefinition)
  const isReadOnly = useReadOnly()
  const chosen = views.find(({ id }) => id === chosenId) ?? builtInViews[0]
  const isChanged = chosen !== undefined && !isSameDefinition(chosen.definition, definition)
  const choose = (view: PortfolioView | undefined): void => {
    if (view !== undefined) dispatch(viewChosen({ id: view.id, definition: view.definition }))
  }
  const saved = chosen?.saved
  return (
    <Tabs
      label="Views"
      chosen={chosen?.id ?? ''}
      onChoose={(id) => choose(views.find((view) => view.id === id))}
      tabs={views.map(({ id, name }) => ({
        id,
        label:
          id === 'mine' && mine > 0 ? (
            <>
              {name} <span className={styles['quiet']}>{mine}</span>
            </>
          ) : (
            name
          ),
      }))}
      more={
        <>
          {isChanged && saved !== undefined && !isReadOnly && (
            <Button
              kind="plain"
              onClick={() => void run(edit('saved-view', saved, { definition: keptDefinition(definition) }, `Changed view “${saved.name}”`))}
            >
              Save changes
            </Button>
          )}
          {!isReadOnly && <SaveAs views={views} isChanged={isChanged} />}
          {isChanged && (
            <Button kind="quiet" onClick={() => choose(chosen)}>
              Reset
            </Button>
          )}
          {!isChanged && saved !== undefined && !isReadOnly && (
            <Button
              kind="quiet"
              onClick={() => {
                choose(builtInViews[0])
                void run(remove('saved-view', saved, `Removed view “${saved.name}”`), { toast: true })
              }}
            >
              Remove view
            </Button>
          )}
        </>
      }
    />
  )
}

function SaveAs({ views, isChanged }: { readonly views: readonly PortfolioView[]; readonly isChanged: boolean }) {
  const dispatch = useAppDispatch()
  const definition = useAppSelector(selectDefinition)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState('')
  const close = (): void => {
    setOpen(false)
    setName('')
    setRefusal('')
  }
  const save = async (): Promise<void> => {
    const words = name.trim()
    if (words === '') return setRefusal('Give the view a name.')
    if (views.some((view) => view.name === words)) return setRefusal(`There is a view “${words}” already.`)
    const id = newId()
    const last = views.reduce((order, { saved }) => (saved !== undefined && saved.order > order ? saved.order : order), '')
    const kept = keptDefinition(definition)
    const made = await run(
      create(
        'saved-view',
        id,
        { of: 'workspace/this', room: 'portfolio', name: words, definition: kept, order: orderBetween(last, '') },
        `Saved view “${words}”`,
      ),
    )
    if (!made.ok) return setRefusal(made.failure.message)
    dispatch(viewChosen({ id, definition }))
    close()
  }
  return (
    <Popover opened={isOpen} onChange={(next) => (next ? setOpen(true) : close())} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button kind={isChanged ? 'plain' : 'quiet'} icon={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={() => (isOpen ? close() : setOpen(true))}>
          Save view
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save view">
        <form
          className={styles['saveAs']}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextField label="Name of the view" value={name} onChange={setName} refusal={refusal} hint="Everybody of this workspace sees it" autoFocus />
          <Button kind="primary" type="submit">
            Save view
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
