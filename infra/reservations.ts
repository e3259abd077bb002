/** Lambda keeps this of an AWS account's quota for functions without a reservation, and refuses a deployment that leaves less. */
export const leftUnreserved = 100

/**
 * Concurrent executions that a function reserves, by its id: no other function takes them, and it takes no more. They cost
 * nothing.
 */
export const reservations = {
  // Doors that a stranger may flood: a limit. Phones with a token and members share the one for positions.
  Ingest: 50,
  Account: 20,
  Preferences: 10,
  RequestErasure: 10,
  CancelErasure: 5,
  ErasureStatus: 5,
  Invitations: 5,
  ReceiptKeys: 5,
  Docs: 5,
  // What must get through while others are flooded: a share. One that a queue feeds has what the queue may invoke.
  Clocking: 20,
  ReceiveTexts: 10,
  EraseAccount: 5,
  RunDue: 5,
} as const satisfies Readonly<Record<string, number>>

const reserved = Object.values(reservations).reduce((sum, each) => sum + each, 0)
/** The least quota of an AWS account that bears them. */
export const leastConcurrency = reserved + leftUnreserved

export function bearsReservations(quota: number): boolean {
  return quota >= leastConcurrency
}

/** Unset where `quota` does not bear all of them, or is not known: a new AWS account has 10. */
export function reservationOf(id: string, quota: number | undefined): number | undefined {
  if (quota === undefined || !bearsReservations(quota)) return undefined
  return (reservations as Readonly<Record<string, number>>)[id]
}

/** The least that a queue may be allowed (CloudFormation: `MaximumConcurrency`). */
const fewest = 2

/** How many executions a queue may have in progress: the fewest, unless the account has room. */
export function queueConcurrency(wanted: number, quota: number | undefined): number {
  return quota === undefined || !bearsReservations(quota) ? fewest : Math.max(fewest, wanted)
}
