let authored = 0

/** A phone of its own for each story: stops are remembered by phone, for all companies. */
export const aPhone = () => `+1206555${String(2000 + authored++)}`
