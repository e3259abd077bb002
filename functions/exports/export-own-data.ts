import type { Exporter } from '../shared/erasure/exporter.ts'
import { AppError } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { ItemType } from '../shared/keys.ts'
import type { OwnExportStore } from './own-export-store.ts'

type Deps = OwnExportStore & {
  readonly exporters: Readonly<Record<ItemType, Exporter>>
  readonly now: () => number
}

type Lines = Record<string, object[]>

/** A page ends after the row that reaches this, so it never splits the positions of a shift. */
const pageLines = 20_000
const pageMilliseconds = 2_500

/** @throws AppError `invalid_cursor` */
export async function exportOwnData(cursor: string | undefined, caller: Principal, deps: Deps) {
  const { accountId, memberId } = caller
  const list = `me#${accountId}#${memberId}`
  const [from, after] = cursor === undefined ? [] : positionOf(await deps.positionOfCursor(list, cursor))
  const beganAt = deps.now()
  const items: Lines = {}
  let lines = 0
  const types = Object.keys(deps.exporters) as ItemType[]
  const first = from === undefined ? 0 : types.indexOf(from)
  if (first < 0) throw new AppError('invalid_cursor')
  for (const type of types.slice(first)) {
    for await (const { sk, found } of rowsAbout(type, type === from ? after : undefined, caller, deps)) {
      lines += add(items, found)
      if (lines < pageLines && deps.now() - beganAt < pageMilliseconds) continue
      return { exportedAt: toInstant(beganAt), items, nextCursor: await deps.cursorAt(list, `${type} ${sk}`) }
    }
  }
  return { exportedAt: toInstant(beganAt), items }
}

type Found = Awaited<ReturnType<Deps['exportedOf']>>

/** Yields rows that are not about the caller too, with nothing `found`, so that a page can end after any. */
async function* rowsAbout(
  type: ItemType,
  after: string | undefined,
  { accountId, memberId, account }: Principal,
  deps: Deps,
): AsyncGenerator<{ sk: string; found: Found }> {
  const exporter = deps.exporters[type]
  if (!exporter.ofMember) return
  const { range, matchesMember, target, lineMatchesMember } = exporter.ofMember
  const now = deps.now()
  for await (const entry of deps.rowsOfRange(range(accountId, memberId), after)) {
    const isAboutCaller = matchesMember?.(entry, memberId) ?? true
    const row = isAboutCaller && target ? await deps.findRow(target(accountId, entry)) : entry
    const isExported = isAboutCaller && row && (row.ttl === undefined || row.ttl > now / 1_000)
    const found = isExported ? await deps.exportedOf(exporter, row, { account, now }) : []
    yield {
      sk: entry.sk,
      found: lineMatchesMember
        ? found.filter((each) => 'line' in each && lineMatchesMember(each.line, memberId))
        : found,
    }
  }
}

/** Leaves out files: tracks are contained as positions. */
function add(items: Lines, found: Found): number {
  const lines = found.flatMap((each) => ('file' in each ? [each] : []))
  for (const { file, line } of lines) {
    items[file] ??= []
    items[file].push(line)
  }
  return lines.length
}

function positionOf(text: string): [type: ItemType, after: string] {
  const space = text.indexOf(' ')
  return [text.slice(0, space) as ItemType, text.slice(space + 1)]
}
