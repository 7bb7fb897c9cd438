@testable import Gateway
import JSON
import Messages

/// Every message of the public interface.
let messageTypes: [any ProtoMessage.Type] = {
  var seen: Set<String> = []
  return gatewayRoutes.flatMap { [$0.request, $0.response] }.filter { seen.insert($0.table.name).inserted }
    .sorted { $0.table.name < $1.table.name }
}()

/// Which type an input is for.
func messageType(_ byte: UInt8) -> any ProtoMessage.Type { messageTypes[Int(byte) % messageTypes.count] }

/// Wire bytes through the pre-scan and the decoder. What decodes, encodes and decodes again to as
/// many bytes; first byte: which message.
enum Messages {
  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    check(messageType(first), Array(input.dropFirst()))
  }

  private static func check<Message: ProtoMessage>(_ type: Message.Type, _ bytes: [UInt8]) {
    guard let message = try? Message(serialized: bytes) else { return }
    let encoded = message.serialized()
    guard let again = try? Message(serialized: encoded) else { preconditionFailure("what we write we read") }
    precondition(again.serialized() == encoded, "equal values are equal bytes")
  }
}

/// JSON into messages and back, as the gateway does; first byte: which message.
enum GatewayJSON {
  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let text = Array(input.dropFirst())
    _ = JSONMembers(text)
    check(messageType(first), text)
  }

  private static func check<Message: ProtoMessage>(_ type: Message.Type, _ text: [UInt8]) {
    guard let message = try? MessageJSON.read(text, as: type) else { return }
    let written = MessageJSON.serialized(message)
    guard let again = try? MessageJSON.read(written, as: type) else { preconditionFailure("what we write we read") }
    precondition(MessageJSON.serialized(again) == written, "written twice alike")
  }
}
