import { describe, expect, test } from 'vitest'
import { stopWordOffered } from '../../../functions/notifications/domain/stop-word-offer.ts'

describe('a stop word offered as a reply', () => {
  test.each([
    'Reply CANCEL to cancel your appointment.',
    'Reply YES to confirm or CANCEL to cancel.',
    'See you Monday! Text "end" when you are done.',
    'Answer with quit if it does not suit you',
    'Reply STOP to cancel your appointment.',
    'Responda CANCELAR para cancelar su cita.',
    'Responda BAJA si no puede venir.',
    'Please reply cancel if you cannot come',
  ])('%s', (text) => expect(stopWordOffered(text)).toBeDefined())

  test.each([
    'Reply STOP to opt out.',
    'Text STOP to unsubscribe.',
    'Responda STOP para darse de baja.',
    'Reply YES to confirm.',
    'We will stop by at 9.',
    'Call us to cancel. Reply with any question.',
    'To cancel, call us.',
    'If the time does not suit you, just reply to this email.',
  ])('is not: %s', (text) => expect(stopWordOffered(text)).toBeUndefined())
})
