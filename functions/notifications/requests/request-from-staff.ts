import type { Message } from '../items.ts'
import type { Warning } from '../templates/check.ts'
import { type RequestReplyDeps, requestReply } from './request-reply.ts'
import { requestWrittenMessage, type WrittenMessageCaller } from './request-written-message.ts'
import type { MessageRequest } from './schemas.ts'

/** @throws AppError `not_found`, `invalid` */
export function requestFromStaff(
  customerId: string,
  request: MessageRequest,
  key: string | undefined,
  caller: WrittenMessageCaller,
  deps: RequestReplyDeps,
): Promise<{ messages: Message[]; warnings?: Warning[] | undefined }> {
  return request.kind === 'reply'
    ? requestReply(customerId, request, key, caller, deps)
    : requestWrittenMessage(customerId, request, key, caller, deps)
}
