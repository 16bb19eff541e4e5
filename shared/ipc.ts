import * as z from 'zod'
import {
  AuditQuery,
  AuditRow,
  BallotPreview,
  BundleVerdict,
  ChosenFile,
  FileToken,
  Heads,
  IpcDraft,
  JournalLine,
  KnownDevice,
  OpenWorkspace,
  PersonOfDevice,
  Settings,
  SettingsPatch,
  WorkspaceSummary,
} from './ipc/shapes'
import type { Failure, Result } from './model/result'

/** So many files may be dropped at once. */
const mostDropped = 100

const none = z.strictObject({})
const nothing = z.object({})
const filePurposes = ['table', 'bundle', 'attachment', 'ballot'] as const
const savePurposes = [
  'plan-pdf',
  'calendar-pdf',
  'gantt-pdf',
  'risks-pdf',
  'agenda-pdf',
  'minutes-pdf',
  'schedule-pdf',
  'bundle',
  'audit-csv',
  'project-xml',
  'schedule-ics',
  'ballot',
  'pack',
  'attachment',
] as const

/** How large a request may be where the usual limits (security.md, IPC) are too small. */
interface Larger {
  readonly text?: number
  readonly array?: number
  readonly binary?: number
  readonly values?: number
}
interface ChannelOf<Q extends z.ZodType, A extends z.ZodType> {
  readonly request: Q
  readonly answer: A
  readonly larger?: Larger
  /** A long job: counts against the most that a window may have at once, reports progress, can be cancelled. */
  readonly long?: boolean
  /** The request may come as its JSON text: crossing value by value, an import takes five times as long and blocks the window. */
  readonly asText?: boolean
}
const channel = <Q extends z.ZodType, A extends z.ZodType>(
  request: Q,
  answer: A,
  more: { larger?: Larger; long?: boolean; asText?: boolean } = {},
): ChannelOf<Q, A> => ({
  request,
  answer,
  ...more,
})
const job = z.string().max(64)

/** Every question that the renderer may ask, once: what goes in and what comes back. Failures come back as values. */
const channels = {
  'app:info': channel(
    none,
    z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      flavour: z.string(),
      platform: z.string(),
      windowButtons: z.boolean(),
    }),
  ),
  'app:usable': channel(z.strictObject({ workspace: z.string().max(200), releases: z.number() }), nothing),
  'app:pending-bundle': channel(none, z.object({ file: ChosenFile.optional() })),
  'app:open-link': channel(z.strictObject({ url: z.string().max(4_000) }), z.object({ opened: z.boolean() })),
  'window:minimize': channel(none, nothing),
  'window:toggle-maximize': channel(none, nothing),
  'window:close': channel(none, nothing),
  /** Shows the native menus at a point of the window (in CSS pixels), where there is no menu bar. */
  'window:menu': channel(z.strictObject({ x: z.number().int(), y: z.number().int() }), nothing),
  'window:open': channel(z.strictObject({ room: z.string().max(40) }), nothing),

  'settings:read': channel(none, z.object({ settings: Settings, person: PersonOfDevice.optional(), systemZone: z.string() })),
  'settings:save': channel(z.strictObject({ settings: SettingsPatch }), nothing),
  'person:save': channel(PersonOfDevice.strict(), nothing),

  'workspace:list': channel(none, z.object({ workspaces: z.array(WorkspaceSummary) })),
  /** The workspace that `workspace:current` is going to show, named before it is read: its tables can be read meanwhile. */
  'workspace:next': channel(none, z.object({ id: z.string().optional() })),
  'workspace:current': channel(none, z.object({ workspace: OpenWorkspace.optional() })),
  'workspace:create': channel(z.strictObject({ name: z.string().min(1).max(200), from: z.enum(['empty', 'sample']), zone: z.string() }), OpenWorkspace),
  'workspace:open': channel(z.strictObject({ id: z.string() }), OpenWorkspace),
  'workspace:rename': channel(z.strictObject({ id: z.string(), name: z.string().min(1).max(200) }), nothing),
  'workspace:trash': channel(z.strictObject({ id: z.string() }), nothing),
  'workspace:where': channel(none, z.object({ folder: z.string(), bytes: z.number(), entries: z.number(), device: z.string(), keyProtection: z.string() })),
  'workspace:show-folder': channel(none, nothing),

  /** Appends commands as entries: all of them or none. Answers with the lines as they stand in the journal. */
  'journal:write': channel(z.strictObject({ drafts: z.array(IpcDraft).min(1) }), z.object({ lines: z.array(JournalLine), from: z.number() }), {
    larger: { values: 40_000_000, array: 2_000_000 },
    asText: true,
  }),
  /** The admitted lines after these heads, oldest first, in portions; `more` says that the next question finds further ones. */
  'journal:read': channel(
    z.strictObject({ after: Heads, skip: z.number().int().min(0).default(0) }),
    z.object({ lines: z.array(JournalLine), more: z.boolean() }),
  ),
  'journal:audit': channel(AuditQuery, z.object({ rows: z.array(AuditRow), inAll: z.number(), people: z.array(z.string()) })),
  'audit:export': channel(z.strictObject({ query: AuditQuery, file: FileToken, exact: z.boolean() }), z.object({ rows: z.number() }), { long: true }),

  'dialog:open': channel(z.strictObject({ purpose: z.enum(filePurposes) }), z.object({ file: ChosenFile.optional() })),
  'dialog:save': channel(z.strictObject({ purpose: z.enum(savePurposes), name: z.string().max(200) }), z.object({ file: ChosenFile.optional() })),

  /** Asks for any number of files. */
  'dialog:open-several': channel(z.strictObject({ purpose: z.enum(filePurposes) }), z.object({ files: z.array(ChosenFile) })),

  /** Files that were dropped on the window; asked by preload alone, which has their paths from the system. */
  'dialog:dropped': channel(z.strictObject({ paths: z.array(z.string().min(1).max(4_096)).min(1).max(mostDropped) }), z.object({ files: z.array(ChosenFile) })),

  /** Reads and verifies a ballot file for the open workspace; changes nothing. */
  'ballot:read': channel(z.strictObject({ file: FileToken }), z.object({ ballot: BallotPreview })),
  /** Takes over what a ballot file holds, for good; what is there already stays as it is. */
  'ballot:import': channel(z.strictObject({ file: FileToken }), z.object({ taken: z.number(), known: z.number() })),
  /** Writes what this device has signed in a meeting pack, with its request to join. */
  'ballot:save': channel(z.strictObject({ file: FileToken }), z.object({ entries: z.number(), bytes: z.number() })),
  /** Who belongs to the open workspace, and who asks to. */
  'trust:devices': channel(none, z.object({ devices: z.array(KnownDevice) })),
  /** The six words of this computer's own key. */
  'trust:own-key': channel(none, z.object({ device: z.string(), words: z.array(z.string()) })),

  'attachment:add': channel(z.strictObject({ file: FileToken, job }), z.object({ sha256: z.string(), size: z.number(), name: z.string(), type: z.string() }), {
    long: true,
  }),
  'attachment:save': channel(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), file: FileToken }), nothing, { long: true }),

  /** Reads a table in the process for untrusted files. The shapes are shared/exchange/table's; main passes them on. */
  'import:read': channel(
    z.strictObject({ file: FileToken, job, headerLine: z.number().int().min(1).max(1_048_576).optional() }),
    z.object({ table: z.unknown() }),
    { long: true },
  ),

  /** Writes a text that the renderer has made: a plan as MS Project's XML, a calendar. */
  'text:export': channel(z.strictObject({ file: FileToken, text: z.string() }), z.object({ bytes: z.number() }), { larger: { text: 64_000_000 } }),

  'print:pdf': channel(z.strictObject({ document: z.unknown(), file: FileToken, job }), z.object({ pages: z.number(), bytes: z.number() }), {
    long: true,
    larger: { values: 5_000_000, array: 500_000 },
  }),
  /** Asked by the printing window alone: what it shall render. */
  'print:data': channel(none, z.object({ document: z.unknown() })),
  /** `headings` are the texts of all headings, in their order: Chromium writes some of its bookmarks twice over. */
  'print:ready': channel(z.strictObject({ title: z.string(), problems: z.array(z.string()), headings: z.array(z.string()).default([]) }), nothing),

  'bundle:export': channel(
    z.strictObject({ release: z.string(), plan: z.unknown(), file: FileToken, job }),
    z.object({ files: z.number(), bytes: z.number(), entries: z.number() }),
    {
      long: true,
      larger: { values: 5_000_000, array: 500_000 },
    },
  ),
  /** Writes a meeting pack; `agenda` is the print document of its agenda, null for none. */
  'pack:export': channel(
    z.strictObject({ meeting: z.string(), also: z.array(z.string()), agenda: z.unknown(), file: FileToken, job }),
    z.object({ files: z.number(), bytes: z.number(), entries: z.number() }),
    {
      long: true,
      larger: { values: 5_000_000, array: 500_000 },
    },
  ),
  'bundle:open': channel(z.strictObject({ file: FileToken, job }), z.object({ verdict: BundleVerdict, workspace: OpenWorkspace.optional() }), { long: true }),
  'bundle:verdict': channel(none, z.object({ verdict: BundleVerdict.optional() })),
  'bundle:close': channel(none, z.object({ workspace: OpenWorkspace.optional() })),
  'bundle:trust': channel(z.strictObject({ device: z.string() }), nothing),

  'job:cancel': channel(z.strictObject({ job }), nothing),
}

export type Channel = keyof typeof channels
export type Request<C extends Channel> = z.input<(typeof channels)[C]['request']>
export type ParsedRequest<C extends Channel> = z.output<(typeof channels)[C]['request']>
export type Answer<C extends Channel> = z.output<(typeof channels)[C]['answer']>

/** Who asks: the window, so that tokens and the open workspace are its own. */
export interface Asker {
  readonly window: number
}
export type Handlers = {
  readonly [C in Channel]: (request: ParsedRequest<C>, asker: Asker) => Promise<Result<Answer<C>, Failure>> | Result<Answer<C>, Failure>
}

/** Mapped by channel, so that in generic code a channel's request and answer stay together without a cast. */
export const ipc: {
  readonly [C in Channel]: {
    readonly request: z.ZodType<ParsedRequest<C>, Request<C>>
    readonly answer: z.ZodType<Answer<C>>
    readonly larger?: Larger
    readonly long?: boolean
    readonly asText?: boolean
  }
} = channels

/** What the main process tells without being asked. */
export const events = {
  /** New admitted entries, written by another window or taken over from elsewhere. */
  'journal:appended': z.object({ ws: z.string(), lines: z.array(JournalLine), from: z.number() }),
  /** The window shows another workspace from now on. */
  'workspace:changed': z.object({ workspace: OpenWorkspace.optional() }),
  'menu:action': z.object({ action: z.string() }),
  progress: z.object({ job: z.string(), done: z.number(), of: z.number(), what: z.string() }),
  'bundle:pending': z.object({ file: ChosenFile }),
  'window:state': z.object({ maximized: z.boolean(), focused: z.boolean() }),
}
export type Event = keyof typeof events
export type Told<E extends Event> = z.output<(typeof events)[E]>

/** Channels that preload asks itself and does not hand to the page: no page may name a path. */
export const preloadChannels = ['dialog:dropped'] as const satisfies readonly Channel[]
export type PreloadChannel = (typeof preloadChannels)[number]

/** What preload puts on the page: one function a channel, and a way to hear events. A text is a request's JSON, where its channel takes that. */
export interface Bridge {
  readonly ask: { readonly [C in Exclude<Channel, PreloadChannel>]: (request: Request<C> | string) => Promise<Result<Answer<C>, Failure>> }
  readonly on: <E extends Event>(event: E, callback: (told: Told<E>) => void) => () => void
  /** Tokens for files (the page's own File objects) that a person dropped; of what is made by script there is no path, and it is refused. */
  readonly dropped: (files: readonly object[]) => Promise<Result<Answer<'dialog:dropped'>, Failure>>
}
