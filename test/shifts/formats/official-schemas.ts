import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../build/schemas')
const fileOf = { gpx: join(folder, 'Topografix_gpx11.xsd'), kml: join(folder, 'ogckml22.xsd') }

/** Whether this machine has xmllint and the schemas of Topografix and OGC; prints why not. */
export const haveSchemas = findSchemas()

function findSchemas(): boolean {
  const { status } = spawnSync('xmllint', ['--version'])
  if (status === 0 && Object.values(fileOf).every((file) => existsSync(file))) return true
  console.warn('NO SCHEMAS: GPX and KML are checked against the rules of this repository only. On Debian: .ci/schemas')
  return false
}

/** Errors of `xmllint`, a line each. */
export function officialFaults(format: keyof typeof fileOf, documents: readonly string[]): string[] {
  const home = mkdtempSync(join(tmpdir(), 'schemas-'))
  try {
    const names = documents.map((_, index) => `${index}.${format}`)
    documents.forEach((document, index) => {
      writeFileSync(join(home, `${index}.${format}`), document)
    })
    const options = ['--nonet', '--noout', '--schema', fileOf[format]]
    const { status, stderr } = spawnSync('xmllint', [...options, ...names], { cwd: home, encoding: 'utf8' })
    const faults = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))
    return status === 0 || faults.length > 0 ? faults : [`xmllint ended with ${status}`]
  } finally {
    rmSync(home, { recursive: true })
  }
}
