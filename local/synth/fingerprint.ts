import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const files = ['package-lock.json', 'cdk.json', 'tsconfig.json']

/** Of all that synthesis reads: app and functions (content, not times), lock file, Node version, variables. */
export async function fingerprint(root: string, directories: readonly string[], variables: object): Promise<string> {
  const listed = await Promise.all(directories.map((directory) => list(root, directory)))
  const hash = createHash('sha256').update(`${process.version}\n${JSON.stringify(variables)}\n`)
  for (const name of [...listed.flat().sort(), ...files]) {
    const content = await readFile(join(root, name)).catch(() => undefined)
    if (content) hash.update(`${name}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 24)
}

async function list(root: string, directory: string): Promise<string[]> {
  const entries = await readdir(join(root, directory), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
