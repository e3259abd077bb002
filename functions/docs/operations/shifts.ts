import type { OperationText } from './operation-text.ts'

const own = 'Workers read their own; staff read all.'
const timesCount = 'With `at` it may come late and in any order, of one phone or two: its time decides.'

export const shifts = {
  ClockIn: {
    description:
      'Begins a shift. Give a `shiftId` that the phone made: then it can be sent again until an answer comes, and a repetition returns the shift as it is now. Within hours that the office entered it joins them. Before the start of a later shift it makes a closed shift whose end is proposed until the worker’s own clock-out tells it. 409 `already_clocked_in` carries the open `shift`, 409 `overlap` the one in the way.',
    responses: { 200: 'The shift of this `shiftId`, or the one that it joined', 201: 'The new shift' },
  },
  ClockOut: {
    description:
      'Ends a shift: the one named, else the one whose time holds `at`. Positions outside of it are erased before the response. A repetition is 200. After `closedBy: auto` the worker’s own clock-out replaces the proposed end, unless the shift is approved.',
  },
  StartBreak: { description: `Begins a break of the shift of that time. ${timesCount} Breaks that overlap are one.` },
  EndBreak: {
    description: `Ends the break that runs at that time. ${timesCount} Clocking out ends a break too. 409 \`wrong_state\` only without \`at\`, when no break runs.`,
  },
  ListShifts: {
    description: `Shifts that overlap the period from \`from\` to \`to\`, newest first. With \`status\` a page may be short, and empty with a \`nextCursor\`. ${own}`,
    parameters: {
      status:
        'Only those of this status. `proposed`: closed by the system, and the worker may still replace the end; such a one says `status: closed` with `closedBy: auto`, and is not among the `closed`',
    },
  },
  GetShift: {
    description: `One shift. ${own} \`points\` and \`distanceMeters\` come once its track is compacted, half an hour after it is closed; late uploads count some hours later.`,
  },
  EnterShift: { description: 'Enters a shift that was not clocked. The worker can read who entered it and why.' },
  CorrectShift: {
    description:
      'Corrects a shift; an end for an open one closes it. Who, when, why, old and new values are kept in `edits`, and the worker can read them. Positions outside the new times are erased before the response.',
  },
  RemoveShift: { description: 'Deletes a shift with its positions. The worker can read who did it and why.' },
  ApproveShift: {
    description:
      'Approves the hours of a closed shift: corrections are 409 `approved` until it is reopened. Approving again changes nothing.',
  },
  ApprovePeriod: {
    description:
      'Approves the closed shifts that begin in a period, of one member or of all, and names those that are open or whose end is only proposed. After 200 approvals it stops: repeat with the `nextCursor` as `cursor`.',
    responses: { 200: 'What became of the shifts' },
  },
  ReadBoard: {
    description:
      'What the first screen of the office shows, in one answer: who is on shift and where, today’s appointments with their reminders, unread texts, shifts to approve, messages that wait or did not arrive, and open invitations. Each list has a limit, and says whether there is more.',
  },
  ReopenShift: { description: 'Reopens an approved shift for corrections.' },
  ListChanges: {
    description:
      'Who entered, corrected, approved, reopened, removed or closed the caller’s hours, when and why, newest first. A page may be short.',
  },
  GetTimesheets: {
    description: `Hours per worker and day, in the account’s time zone. Shifts are split at midnight; the distance of a shift belongs to the day of its start. ${own}`,
    parameters: {
      from: ['First day, YYYY-MM-DD', '2026-11-23'],
      to: ['Day after the last, YYYY-MM-DD', '2026-11-30'],
      format: 'Format of the answer',
      delimiter: 'Of the csv: what stands between fields. With a semicolon, decimals have a comma',
    },
  },
  GetTrack: {
    description: `The positions of a shift in order of time, with its distance, stops and gaps. As json it can be read in pages. Views of others than the worker are audited. ${own}`,
    parameters: {
      format: 'Format of the answer',
      simplify: [
        'Metres that the line may deviate from any position at its time; 0 drops only what changes nothing',
        10,
      ],
      limit: ['As json: most points of a page', 5_000],
    },
  },
  ListPositions: {
    description:
      'Every worker on shift with the newest position, once there is one; `silent` when a phone that had been sending is not heard for 15 minutes. Empty of those who have clocked out.',
  },
  PostPings: {
    description:
      'Stores positions of the caller, in any order and as often as it takes: a repetition counts as `duplicates`. Their time decides which shift they belong to; what lies outside every shift is counted and forgotten. `tracking: off` tells the app to stop the sensor. 503 `not_yet`: keep them and send them again, since the clock-in that they name may be under way. 413: send fewer at once. Unknown fields and query parameters are ignored.',
  },
  PostFromDevice: {
    description:
      'Stores positions from a phone app in the app’s own format. The device token goes as bearer, as Basic password, as `token` in the query, or as the id of a Traccar Client. The answer is what the app expects. Any method, case and compression are taken, up to 4 MB.',
    parameters: { dialect: ['Format of the app; in any case', 'owntracks'] },
  },
  PostFromDeviceAt: {
    description:
      'The same address with more behind it, as some apps add: the rest of the path is the device token, or ignored.',
    parameters: {
      dialect: ['Format of the app; in any case', 'owntracks'],
      rest: ['The device token, or anything', 'Jq7mXb2kV9sT4wRzN6yH'],
    },
  },
} satisfies Readonly<Record<string, OperationText>>
