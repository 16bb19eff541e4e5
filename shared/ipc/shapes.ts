import * as z from 'zod'
import { Json } from '../model/json'
import { roles } from '../model/workspace'

/** Shapes that cross between the two processes; each is parsed where it arrives. */

/** A file that the person chose; stands for a path that only the main process knows. */
export const FileToken = z.string().regex(/^[\w-]{32}$/)
export const ChosenFile = z.object({ token: FileToken, name: z.string(), size: z.number() })

export const IpcOperation = z.strictObject({ entity: z.string().max(300), field: z.string().max(80), value: Json, was: Json })
export const IpcDraft = z.strictObject({
  command: z.string().min(1).max(80),
  summary: z.string().max(2_000),
  operations: z.array(IpcOperation).min(1),
  undoes: z.string().optional(),
})

/** A line of the journal, byte for byte, with its hash, which the main process has checked or computed. */
export const JournalLine = z.object({ hash: z.string(), line: z.string() })
export interface JournalLine extends z.infer<typeof JournalLine> {}

/** Per device its newest entry. */
export const Heads = z.record(z.string(), z.tuple([z.number(), z.string()]))
export type Heads = z.infer<typeof Heads>

export const workspaceKinds = ['own', 'sample', 'bundle', 'pack'] as const
/** Whether it is shown from a file, beside the workspaces, and kept in memory alone: a bundle, or a meeting pack. */
export const isFromFile = (kind: (typeof workspaceKinds)[number] | undefined): boolean => kind === 'bundle' || kind === 'pack'

export const WorkspaceSummary = z.object({
  id: z.string(),
  name: z.string(),
  /** A bundle opens as a read-only workspace of its own; a meeting pack as one in which only votes are written. */
  kind: z.enum(workspaceKinds),
  bytes: z.number(),
  opened: z.string(),
})
export interface WorkspaceSummary extends z.infer<typeof WorkspaceSummary> {}

export const PersonOfDevice = z.object({ name: z.string().max(200), jobTitle: z.string().max(200) })
export interface PersonOfDevice extends z.infer<typeof PersonOfDevice> {}

/** What a person chose for this installation; unknown keys of a newer version are kept by main. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
  density: z.enum(['compact', 'standard', 'roomy']).default('standard'),
  /** IANA zone in which dates are shown; '' is the system's. */
  zone: z.string().default(''),
  firstDayOfWeek: z.number().int().min(0).max(6).default(1),
  singleKeys: z.boolean().default(true),
  paper: z.enum(['A4', 'Letter']).default('A4'),
  navigation: z.enum(['wide', 'folded']).default('wide'),
  inspectorWidth: z.number().min(280).max(480).default(340),
  /** Whatever a view remembers for this installation, by the view's name. */
  views: z.record(z.string(), z.json()).default({}),
})
export interface Settings extends z.infer<typeof Settings> {}

const { theme, density, zone, firstDayOfWeek, singleKeys, paper, navigation, inspectorWidth, views } = Settings.shape
/** Settings to change. Without their defaults: `partial()` alone would fill in, and so reset, all that is not named. */
export const SettingsPatch = z
  .strictObject({
    theme: theme.unwrap(),
    density: density.unwrap(),
    zone: zone.unwrap(),
    firstDayOfWeek: firstDayOfWeek.unwrap(),
    singleKeys: singleKeys.unwrap(),
    paper: paper.unwrap(),
    navigation: navigation.unwrap(),
    inspectorWidth: inspectorWidth.unwrap(),
    views: views.unwrap(),
  })
  .partial()

/** The open workspace of a window. */
export const OpenWorkspace = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(workspaceKinds),
  /** What of a pack this is: its meeting, and why nobody can vote here; '' where they can. */
  pack: z.object({ meeting: z.string(), closed: z.string() }).optional(),
  /** Counts up whenever entries that were applied must be computed anew; the renderer then rebuilds. */
  generation: z.number(),
  /** How many lines main has told of this workspace since it was opened; lines told later say how many came before them. */
  position: z.number(),
  heads: Heads,
  /** No window has shown it yet: an empty database is then as it should be. */
  firstTime: z.boolean(),
  /** What the last recovery did, for the person: empty when nothing happened. */
  recovered: z.array(z.string()),
})
export interface OpenWorkspace extends z.infer<typeof OpenWorkspace> {}

/** One recorded change of one entity, as the audit trail and a release's history show it. */
export const AuditRow = z.object({
  hash: z.string(),
  device: z.string(),
  sequence: z.number(),
  clock: z.string(),
  at: z.string(),
  who: z.string(),
  command: z.string(),
  summary: z.string(),
  standing: z.string(),
  changes: z.array(z.object({ entity: z.string(), field: z.string(), was: Json, value: Json })),
  /** How many changes the entry has in all, where not all are listed. */
  changesInAll: z.number(),
})
export interface AuditRow extends z.infer<typeof AuditRow> {}

export const AuditQuery = z.strictObject({
  who: z.string().optional(),
  /** An entity (`task/x`) or a root (`release/x`) with all that belongs to it. */
  about: z.string().optional(),
  kind: z.string().optional(),
  text: z.string().max(1_000).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  skip: z.number().int().min(0).default(0),
  take: z.number().int().min(1).max(1_000).default(200),
})
export type AuditQuery = z.input<typeof AuditQuery>

/** `mismatched`: somebody has vouched for it with a key that is not its own, so that nobody has. */
export const deviceStandings = ['mismatched', 'waiting', 'admitted', 'revoked'] as const
export type DeviceStanding = (typeof deviceStandings)[number]

/** A device of a workspace: who it belongs to as somebody vouched for, or, while it waits, as it says itself. */
export const KnownDevice = z.object({
  device: z.string(),
  publicKey: z.string(),
  /** The six words of its key, to be compared by voice; none where no key is known. */
  words: z.array(z.string()),
  person: z.string(),
  /** What its join request calls it. */
  deviceName: z.string(),
  standing: z.enum(deviceStandings),
  /** '' where it may not write. */
  role: z.enum([...roles, '']),
  entries: z.number(),
  /** How many of these do not count. */
  uncounted: z.number(),
  /** Its newest entry: where a revocation cuts. */
  head: z.tuple([z.number(), z.string()]).optional(),
  /** When it asked to join, as it says itself; '' where it did not. */
  asked: z.string(),
  isOwn: z.boolean(),
})
export interface KnownDevice extends z.infer<typeof KnownDevice> {}

/** What a ballot file holds, verified, before anything of it is taken over. */
export const BallotPreview = z.object({
  device: z.string(),
  publicKey: z.string(),
  words: z.array(z.string()),
  /** As the join request says; whose the device is, somebody has vouched for where `standing` is not `waiting`. */
  person: z.string(),
  deviceName: z.string(),
  standing: z.enum(deviceStandings),
  /** All its entries, byte for byte: what they would do to the votes is for the board's rules to say. */
  lines: z.array(JournalLine),
  /** How many of them are in the journal already. */
  known: z.number(),
  /** Those that are kept and do not count, whoever vouches from now on, each with why. */
  aside: z.array(z.object({ hash: z.string(), code: z.string(), message: z.string() })),
})
export interface BallotPreview extends z.infer<typeof BallotPreview> {}

export const BundleFinding = z.object({
  code: z.string(),
  path: z.string(),
  expected: z.string().optional(),
  found: z.string().optional(),
  message: z.string(),
})
export const verdicts = ['intact', 'untrusted', 'altered', 'damaged', 'not-a-bundle'] as const
export const BundleVerdict = z.object({
  verdict: z.enum(verdicts),
  /** What happened, where the bundle is altered, damaged or none; else ''. */
  sentence: z.string(),
  file: z.string(),
  bytes: z.number(),
  release: z.string(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  files: z.number(),
  /** The files of the archive; of very many the first. `sha256` is what was found. */
  contents: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
  entries: z.number(),
  signers: z.array(z.object({ device: z.string(), person: z.string(), trusted: z.boolean() })),
  /** The line of checks under the verdict: what was checked and whether it holds. */
  checks: z.array(z.object({ name: z.string(), holds: z.boolean(), detail: z.string() })),
  findings: z.array(BundleFinding),
})
export interface BundleVerdict extends z.infer<typeof BundleVerdict> {}
