import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/**
 * What a synthesis depends on beside its sources: variables of the app, and the content of the file that `FIELDPOST_CONFIG`
 * names. Leaves out the state folder and port, which must not change a synthesis.
 */
export async function installationVariables(root: string, environment: NodeJS.ProcessEnv): Promise<object> {
  const others = ['FIELDPOST_STATE', 'FIELDPOST_STAGE', 'FIELDPOST_APP']
  const variables = Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('FIELDPOST_') && !others.includes(name)),
  )
  const { FIELDPOST_CONFIG: file } = variables
  return file ? { ...variables, installation: await readFile(resolve(root, file), 'utf8').catch(() => '') } : variables
}
