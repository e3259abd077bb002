type Contact = { readonly contactEmail: string; readonly verifiedContact: string }

/** As long as an invitation is valid. */
export const verificationMilliseconds = 7 * 86_400_000

/**
 * What an owner entered. It is verified when a person is known to read it: the login of that owner, or the last verified
 * address. Until another one is verified, replies go to `verified`.
 */
export function contactAfter(entered: string, login: string, verified: string): Contact {
  const isKnown = [login, verified].some((known) => known.toLowerCase() === entered.toLowerCase())
  return { contactEmail: entered, verifiedContact: isKnown ? entered : verified }
}
