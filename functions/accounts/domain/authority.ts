import { AppError } from '../../shared/errors.ts'

type Role = 'owner' | 'staff' | 'worker'

/** @throws AppError `forbidden` if the caller may not manage one of `roles` */
export function requireMayManage(caller: Role, ...roles: readonly (Role | undefined)[]): void {
  const beyond = roles.some((role) => role !== undefined && role !== 'worker')
  if (caller === 'worker' || (caller === 'staff' && beyond)) throw new AppError('forbidden')
}
