public import ProtobufWire

/// Decodes a message and translates the floor's error. For generated code.
public func decodeMessage<Message>(
  _ bytes: [UInt8], _ layout: MessageLayout, _ read: (UnsafeRawPointer) -> Message
) throws(ProtobufError) -> Message {
  do throws(ProtobufWireError) {
    return try unpack(bytes, layout, read)
  } catch {
    throw ProtobufError(error)
  }
}

extension ProtobufError {
  /// The one translation from the wire's error.
  init(_ error: ProtobufWireError) {
    switch error {
    case .tooLarge(let bytes, let limit):
      self.init(.limit, "a message of \(bytes) bytes is over the limit of \(limit)")
    case .tooDeep(let limit): self.init(.limit, "messages are nested deeper than \(limit)")
    case .tooManyFields(let limit): self.init(.limit, "the message has more than \(limit) fields")
    case .tooMuchMemory(let limit): self.init(.limit, "the decoded message is larger than \(limit) bytes")
    case .truncated(let offset): self.init(.malformed, "the message ends inside the field at byte \(offset)")
    case .malformed(let offset): self.init(.malformed, "what stands at byte \(offset) is no field")
    case .notUTF8(let message, let field): self.init(.malformed, "\(message).\(field) is not UTF-8")
    case .refused(let message): self.init(.malformed, "the bytes are no \(message)")
    }
  }
}
