import { IconFileImport } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { back } from '#app/router'
import { ColumnMapping } from './column-mapping'
import styles from './import.module.css'
import { countOf, fileWords } from './import-words'
import { Outcome } from './outcome'
import { PlanLook } from './plan-look'
import { Questions } from './questions'
import { SavedMapping } from './saved-mapping'
import { TableChoices } from './table-choices'
import { type Import, type OpenTable, useImport } from './use-import'

/** Brings a table of releases, key dates, changes or risks in. Nothing is kept before it is confirmed; then one undo takes all back. */
export function ImportRoom() {
  const held = useImport()
  const { state, chooseFile, importing } = held
  if (state.step === 'plan' && importing.plan !== undefined) return <PlanLook plan={importing.plan} importing={importing} onChooseFile={chooseFile} />
  if (state.step === 'look') return <Look held={held} table={state.table} isBusy={state.isBusy} refused={state.refused} />
  return (
    <Page title="Import">
      {state.step === 'reading' ? (
        <p className={styles['reading']} role="status">
          Reading {state.name}. Nothing is imported yet.
        </p>
      ) : (
        <Choose refused={state.step === 'choose' ? state.refused : ''} onChoose={chooseFile} />
      )}
    </Page>
  )
}

function Choose({ refused, onChoose }: { readonly refused: string; readonly onChoose: () => void }) {
  return (
    <>
      {refused !== '' && (
        <p role="alert" className={styles['refused']}>
          {refused}
        </p>
      )}
      <EmptyState
        title="Import a table, a plan or a calendar"
        actions={
          <>
            <Button kind="primary" icon={<IconFileImport size={16} stroke={1.5} aria-hidden />} onClick={onChoose}>
              Choose a file
            </Button>
            <Button onClick={back}>Go back</Button>
          </>
        }
      >
        Releases, their key dates and freezes, changes or risks, as most service desks and spreadsheets export them: CSV, Excel workbooks, ServiceNow’s JSON,
        and calendars (ICS). Deployment plans from runbook tables, MS Project’s XML, GanttProject and checklists in Markdown. You see everything before it is
        kept, and one undo takes the whole import back.
      </EmptyState>
    </>
  )
}

interface LookProps {
  readonly held: Import
  readonly table: OpenTable
  readonly isBusy: boolean
  readonly refused: string
}

function Look({ held, table, isBusy, refused }: LookProps) {
  const { chooseFile, choose, takeHeaders, importNow, keepMapping, importing } = held
  const { name, head, preview, counts } = table
  if (preview.subject === 'tasks' && importing.plan !== undefined)
    return (
      <PlanLook
        plan={importing.plan}
        importing={importing}
        onChooseFile={chooseFile}
        filters={<TableChoices table={table} onChoose={choose} onHeaders={takeHeaders} />}
        waits={isBusy ? 'One moment.' : undefined}
      >
        <Questions table={table} onChoose={choose} />
        <ColumnMapping table={table} subject={preview.subject} onChoose={choose} />
        <SavedMapping savedAs={table.savedAs} onKeep={keepMapping} />
      </PlanLook>
    )
  return (
    <Page
      title="Import"
      beside={`${name}: ${fileWords(head, preview.counts.rows)}`}
      actions={
        <>
          <Button onClick={back}>Cancel</Button>
          <Button onClick={chooseFile}>Choose another file</Button>
          <Button kind="primary" refusal={refusalOf(table, isBusy)} onClick={importNow}>
            {preview.subject === undefined ? 'Import' : `Import ${countOf(preview.subject, preview.counts.accepted)}`}
          </Button>
        </>
      }
      filters={<TableChoices table={table} onChoose={choose} onHeaders={takeHeaders} />}
    >
      {refused !== '' && (
        <p role="alert" className={styles['refused']}>
          {refused}
        </p>
      )}
      <div className={styles['look']}>
        <div className={styles['side']}>
          <Questions table={table} onChoose={choose} />
          {preview.subject !== undefined && <ColumnMapping table={table} subject={preview.subject} onChoose={choose} />}
          {preview.subject !== undefined && <SavedMapping savedAs={table.savedAs} onKeep={keepMapping} />}
        </div>
        <Outcome preview={preview} counts={counts} />
      </div>
    </Page>
  )
}

/** Why it can't be imported now; undefined where it can. */
function refusalOf({ preview, counts }: OpenTable, isBusy: boolean): string | undefined {
  const open = preview.questions.find(({ optional }) => !optional)
  if (open?.kind === 'subject') return 'Say first what this table is about.'
  if (open?.kind === 'date-order') return `Say first which number of “${open.column}” is the day.`
  if (isBusy) return 'One moment.'
  if (preview.counts.accepted === 0) return 'No row can be imported as it is.'
  return counts !== undefined && counts.created + counts.changed === 0 ? 'Everything in this file is here already, as it stands.' : undefined
}
