import { AppError } from '../../shared/errors.ts'

type Role = 'owner' | 'staff' | 'worker'

/** The owner manages everybody, the office its workers. Throws `forbidden` if any of these roles is beyond the caller's. */
export function requireMayManage(caller: Role, ...roles: readonly (Role | undefined)[]): void {
  const beyond = roles.some((role) => role !== undefined && role !== 'worker')
  if (caller === 'worker' || (caller === 'staff' && beyond)) throw new AppError('forbidden')
}
