import { readCommandLine, runCommand } from '../tools/command.ts'
import { stateFolder } from './options.ts'
import { deleteFolder, renewService } from './state/folder.ts'

const usage = `npm run reset -- [--service]

Deletes the state of the local cloud; refused while it runs.
--service         only what the stacks without termination protection hold, as if they were deleted
                  and deployed again: queues and their messages, names
FIELDPOST_STATE   the state folder (.local)`

await runCommand(() => {
  const { values } = readCommandLine(usage, { service: { type: 'boolean', default: false } })
  const state = stateFolder(process.env)
  if (values.service) {
    renewService(state)
    console.log(`The next start makes the service stack of ${state} anew.`)
    return
  }
  console.log(deleteFolder(state) === 'deleted' ? `Deleted ${state}.` : `There is no state at ${state}.`)
})
