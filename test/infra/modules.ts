import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Import = {
  /** Path from the root of the repository, such as `functions/shared/keys.ts`. */
  readonly from: string
  /** Such a path too, or the name of a package or of one of Node's modules. */
  readonly to: string
  /** Whether only types cross, which leave no trace at run time. */
  readonly typesOnly: boolean
}

/** Every import and re-export of the TypeScript files of a folder. */
export function importsOf(folder: string): Import[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(statement)].map(([, type, names = '', to = '']) => ({
      from,
      to: to.startsWith('.') ? join(dirname(from), to) : to,
      typesOnly: type !== undefined || everyNameIsType(names),
    })),
  )
}

const statement = /^(?:import|export)(\s+type\b)?\s+(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm

function everyNameIsType(names: string): boolean {
  const braces = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  return braces?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false
}
