import type { Document, Operation } from './document.ts'

export type Listed = { readonly path: string; readonly method: string; readonly operation: Operation }
export type Group = { readonly id: string; readonly title: string; readonly operations: readonly Listed[] }

/**
 * In the order in which a client meets them: who one is, a working day, the office, then what is rare; so are the paths of a
 * group. The first match counts.
 */
const groups: readonly (readonly [title: string, ...paths: RegExp[]])[] = [
  ['Yourself', /^\/v1\/me$/, /^\/v1\/tracking-notice/, /^\/v1\/me\//],
  ['Clocking', /^\/v1\/clock-in/, /^\/v1\/breaks\/start/, /^\/v1\/breaks/, /^\/v1\/clock-out/],
  ['Positions', /^\/v1\/pings/, /^\/v1\/positions/, /^\/in\//, /\/counts$/, /^\/v1\/map/],
  ['Shifts and hours', /^\/v1\/board/, /^\/v1\/timesheets/, /^\/v1\/shifts/, /^\/v1\/visits/],
  ['Members and devices', /^\/v1\/members/, /^\/invitation\//],
  ['Customers and consent', /^\/v1\/customers(?!.*\/messages)/],
  ['Appointments', /^\/v1\/appointments(?!.*\/(reminders|on-my-way))/],
  ['Messages', /\/(reminders|on-my-way)$/, /\/messages$/, /^\/v1\/messages/, /^\/v1\/templates/],
  ['Pages for customers', /^\/(u|c|calendar|arrival)\//],
  ['The account', /^\/v1\/account(?!\/(exports|track-erasures))/, /^\/contact-address\//],
  ['Exports and erasure', /^\/v1\/account/, /^\/v1\/erasures/, /^\/account-deletion/, /^\/\.well-known/],
  ['Connections', /^\/(v1\/)?(connections|webhooks|email-domain|notices)/],
  ['This installation', /^\//],
]

const methods = ['get', 'post', 'put', 'patch', 'delete']

export function groupsOf({ paths }: Document): Group[] {
  const listed = Object.entries(paths)
    .sort(([one], [other]) => (sortable(one) < sortable(other) ? -1 : 1))
    .flatMap(([path, operations]) =>
      methods.flatMap((method) => {
        const operation = operations[method]
        return operation ? [{ path, method, operation }] : []
      }),
    )
  const byTitle = Map.groupBy(listed, ({ path }) => groups.find(([, ...each]) => rankIn(each, path) !== -1)?.[0])
  return groups.flatMap(([title, ...patterns]) => {
    const operations = byTitle.get(title) ?? []
    operations.sort((one, other) => rankIn(patterns, one.path) - rankIn(patterns, other.path))
    return operations.length === 0
      ? []
      : [{ id: `group-${title.toLowerCase().replaceAll(' ', '-')}`, title, operations }]
  })
}

/** One of a collection goes before what else lies below the collection. */
const sortable = (path: string) => path.replaceAll('{', ' ')

const rankIn = (patterns: readonly RegExp[], path: string) => patterns.findIndex((pattern) => pattern.test(path))
