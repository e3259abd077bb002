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

/** A page ends behind the row with which it has so many lines; the positions of a shift are never parted. */
const pageLines = 20_000
/** Or after so long, since somebody waits. */
const pageMilliseconds = 2_500

/**
 * What is claimed about the caller, by the same exporters as the whole account's: the lines of each file that are about
 * them. Page by page.
 * @throws AppError `invalid_cursor`
 */
export async function exportOwnData(cursor: string | undefined, caller: Principal, deps: Deps) {
  const { accountId, memberId } = caller
  const list = `me#${accountId}#${memberId}`
  const [from, after] = cursor === undefined ? [] : placeIn(await deps.placeOfCursor(list, cursor))
  const begun = deps.now()
  const items: Lines = {}
  let lines = 0
  const types = Object.keys(deps.exporters) as ItemType[]
  const first = from === undefined ? 0 : types.indexOf(from)
  if (first < 0) throw new AppError('invalid_cursor')
  for (const type of types.slice(first)) {
    for await (const { sk, found } of rowsAbout(type, type === from ? after : undefined, caller, deps)) {
      lines += add(items, found)
      if (lines < pageLines && deps.now() - begun < pageMilliseconds) continue
      return { exportedAt: at(begun), items, nextCursor: await deps.cursorAt(list, `${type} ${sk}`) }
    }
  }
  return { exportedAt: at(begun), items }
}

type Found = Awaited<ReturnType<Deps['exportedOf']>>

/** Every row of the range, so that the page may end behind any; those about the caller with what leaves of them. */
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
    const isTheirs = matchesMember?.(entry, memberId) ?? true
    const row = isTheirs && target ? await deps.findRow(target(accountId, entry)) : entry
    const isKept = isTheirs && row && (row.ttl === undefined || row.ttl > now / 1_000)
    const found = isKept ? await deps.exportedOf(exporter, row, { account, now }) : []
    yield {
      sk: entry.sk,
      found: lineMatchesMember
        ? found.filter((each) => 'line' in each && lineMatchesMember(each.line, memberId))
        : found,
    }
  }
}

/** Lines only: of a track the positions, and no file. */
function add(items: Lines, found: Found): number {
  const lines = found.flatMap((each) => ('file' in each ? [each] : []))
  for (const { file, line } of lines) {
    items[file] ??= []
    items[file].push(line)
  }
  return lines.length
}

function placeIn(place: string): [type: ItemType, after: string] {
  const space = place.indexOf(' ')
  return [place.slice(0, space) as ItemType, place.slice(space + 1)]
}

function at(milliseconds: number): string {
  return toInstant(milliseconds)
}
