import type fs from 'node:fs'

/**
 * Writes beside the file and renames, one at a time per file: the engine rewrites its database in place, and a kill in between
 * would lose every user.
 */
export function writeWholeFiles(files: Pick<typeof fs, 'writeFile' | 'rename'>): void {
  const write = files.writeFile
  const waiting = new Map<string, Promise<unknown>>()
  const whole = (path: string, content: string, done: (error: Error | null) => void) => {
    const turn = (waiting.get(path) ?? Promise.resolve()).then(
      () =>
        new Promise<void>((resolve) => {
          const finish = (error: Error | null) => {
            done(error)
            resolve()
          }
          write(`${path}.new`, content, (error) => (error ? finish(error) : files.rename(`${path}.new`, path, finish)))
        }),
    )
    waiting.set(path, turn)
  }
  Object.assign(files, { writeFile: whole })
}
