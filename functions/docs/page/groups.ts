import type { Document, Operation } from './document.ts'

export type Listed = { readonly path: string; readonly method: string; readonly operation: Operation }
export type Group = { readonly id: string; readonly title: string; readonly operations: readonly Listed[] }

/** In the order in which a client meets them: who one is, a working day, the office, then what is rare. The first match counts. */
const groups: readonly (readonly [title: string, paths: RegExp])[] = [
  ['Yourself', /^\/v1\/(me|tracking-notice)\b/],
  ['Clocking', /^\/v1\/(clock-in|breaks|clock-out)\b/],
  ['Positions', /^\/(v1\/(pings|positions|map)|in)\b|\/counts$/],
  ['Shifts and hours', /^\/v1\/(shifts|timesheets|board|visits)\b/],
  ['Members and devices', /^\/(v1\/members|invitation)\b/],
  ['Customers and consent', /^\/v1\/customers(?!.*\/messages)\b/],
  ['Appointments', /^\/v1\/appointments(?!.*\/(reminders|on-my-way))\b/],
  ['Messages', /^\/v1\/(messages|templates|customers|appointments)\b/],
  ['Pages for customers', /^\/(u|c|calendar|arrival)\//],
  ['The account', /^\/(v1\/account(?!\/exports)|contact-address)(?!.*track-erasures)\b(?!-)/],
  ['Exports and erasure', /^\/(v1\/(account|erasures)|account-deletion|\.well-known)\b/],
  ['Connections', /^\/(v1\/)?(connections|webhooks|email-domain|notices)\b/],
  ['This installation', /^\//],
]

const methods = ['get', 'post', 'put', 'patch', 'delete']

export function groupsOf({ paths }: Document): Group[] {
  const listed = Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
  const titleOf = (path: string) => groups.find(([, paths]) => paths.test(path))?.[0]
  return groups.flatMap(([title]) => {
    const operations = listed.filter(({ path }) => titleOf(path) === title)
    return operations.length === 0
      ? []
      : [{ id: `group-${title.toLowerCase().replaceAll(' ', '-')}`, title, operations }]
  })
}
