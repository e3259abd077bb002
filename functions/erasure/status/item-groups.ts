type Count = { readonly found: number; readonly erased: number }
type Progress = Readonly<Record<string, Count>>

const groups: Readonly<Record<string, readonly string[]>> = {
  'Members and their logins': ['member', 'login', 'device', 'devicePointer'],
  Shifts: ['shift', 'shiftByTime', 'openShift', 'pingCount'],
  'Positions and tracks': ['segment', 'trackPart'],
  'Customers and their consents': ['customer', 'phonePointer', 'emailPointer', 'consent', 'consentLedger', 'statement'],
  Appointments: ['appointment', 'appointmentByTime'],
  Messages: ['message', 'messageByTime', 'providerPointer', 'template'],
  Exports: ['export'],
}
const others = 'Other records of the account'

export function groupsOf(progress: Progress): { name: string; found: number; erased: number }[] {
  const nameOf = (type: string) => Object.keys(groups).find((name) => groups[name]?.includes(type)) ?? others
  return [...Object.keys(groups), others]
    .map((name) => {
      const counts = Object.entries(progress).flatMap(([type, count]) => (nameOf(type) === name ? [count] : []))
      return { name, ...sumOf(counts) }
    })
    .filter(({ found }) => found > 0)
}

export function sumOf(counts: readonly Count[]): Count {
  return {
    found: counts.reduce((sum, { found }) => sum + found, 0),
    erased: counts.reduce((sum, { erased }) => sum + erased, 0),
  }
}
