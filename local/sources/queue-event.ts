import { region } from '../stacks/arns.ts'

export type Message = {
  MessageId: string
  ReceiptHandle: string
  Body: string
  MD5OfBody: string
  Attributes?: Record<string, string>
  MessageAttributes?: Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>
}

/** Epoch milliseconds; shifted like the function's clock. */
const times = new Set(['SentTimestamp', 'ApproximateFirstReceiveTimestamp'])

export function queueEvent(messages: readonly Message[], queueArn: string, offsetMs: number): object {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: Object.fromEntries(
        Object.entries(message.Attributes ?? {}).map(([name, value]) => [
          name,
          times.has(name) ? String(Math.round(Number(value) + offsetMs)) : value,
        ]),
      ),
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            dataType: DataType,
            stringValue: StringValue,
            binaryValue: BinaryValue,
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  }
}
