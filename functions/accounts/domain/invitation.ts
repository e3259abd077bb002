/** As long as Cognito accepts a temporary password. */
export const invitationMilliseconds = 7 * 86_400_000

/** Enough for any company, too few for spam. */
export const maxInvitationsPerDay = 200
