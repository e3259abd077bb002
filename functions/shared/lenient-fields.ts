import * as z from 'zod'

/** For what providers publish: a field of another form counts as absent, so that the rest is still read. */
export const word = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

export function lenientObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape).optional().catch(undefined)
}

/** A single element may stand for a list of one. */
export function listOf<Element extends z.ZodType>(element: Element) {
  return z
    .union([z.array(element), element.transform((one) => [one])])
    .optional()
    .catch(undefined)
}

/**
 * Reads the body of a queue message from an SNS topic: the published text, or SNS's envelope around it. Returns an empty
 * object for what is no JSON.
 */
export function readPublished(body: string): unknown {
  const read = readJson(body)
  const envelope = Envelope.safeParse(read)
  return envelope.success ? readJson(envelope.data.Message) : read
}

/** Without raw message delivery. */
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() })

/** Returns an empty object for what is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
