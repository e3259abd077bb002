let count = 0

/** A new phone for each test, since suppressions hold for a phone at all companies. */
export const aPhone = () => `+1206555${String(2000 + count++)}`
