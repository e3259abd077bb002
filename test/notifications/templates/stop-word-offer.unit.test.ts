import { describe, expect, test } from 'vitest'
import { findStopWord, stopWordOffered } from '../../../functions/notifications/domain/stop-word-offer.ts'

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
    'Reply YES, CANCEL or LATER.',
    'Reply YES to confirm or QUIT ALL if you cannot come.',
    'Text back: CANCEL',
    'Reply to CANCEL',
    'Reply "cancel" by END OF DAY.',
    'Conteste con la palabra CANCELAR.',
    'Reply YES to confirm or STOP.',
  ])('%s', (text) => expect(stopWordOffered(text)).toBe(true))

  test.each([
    'Reply STOP to opt out.',
    'Text STOP to unsubscribe.',
    'Responda STOP para darse de baja.',
    'Reply YES to confirm.',
    'We will stop by at 9.',
    'Call us to cancel. Reply with any question.',
    'To cancel, call us.',
    'If the time does not suit you, just reply to this email.',
    'Reply STOP.',
    'Reply STOP to cancel.',
    'Text YES to confirm, STOP to opt out.',
    'Please reply by END OF DAY.',
    'Please reply by end of day.',
    'Reply before the END.',
    'Please answer: END OF LEASE CLEAN on Monday?',
    'Reply to cancel your appointment.',
    'Just reply to cancel.',
    'Send us a photo of the STOP sign.',
    'Text us the address of the BUS STOP near you',
    'Send END DATE and name',
    'Write to us before you CANCEL the contract with them',
    'Responda antes del FIN DEL DIA.',
  ])('is not: %s', (text) => expect(stopWordOffered(text)).toBe(false))
})

test('a stop word in capitals where a reply is asked for is warned of, and nothing else', () => {
  expect(findStopWord('Please reply by END OF DAY.')).toBe('warn')
  expect(findStopWord('We do END OF LEASE CLEAN. Reply YES to confirm.')).toBeUndefined()
  expect(findStopWord('Reply by end of day.')).toBeUndefined()
  expect(findStopWord('Reply by END OF DAY. Reply CANCEL to cancel.')).toBe('refuse')
})
