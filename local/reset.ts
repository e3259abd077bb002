import { readCommandLine, runCommand } from '../tools/command.ts'
import { stateFolder } from './options.ts'
import { deleteFolder } from './state/folder.ts'

const usage = `npm run reset

Deletes the state of the local cloud; refused while it runs.
FIELDPOST_STATE   the state folder (.local)`

await runCommand(() => {
  readCommandLine(usage, {})
  const state = stateFolder(process.env)
  console.log(deleteFolder(state) === 'deleted' ? `Deleted ${state}.` : `There is no state at ${state}.`)
})
