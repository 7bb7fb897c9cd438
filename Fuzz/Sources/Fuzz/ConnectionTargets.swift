import Base
import HTTP2Wire
import RPCCore

/// Bytes after the preface into the server's state machine. First byte: which budget, how the
/// bytes are cut, and whether the preface is there at all.
enum Frames {
  static func run(_ input: [UInt8]) {
    guard let mode = input.first else { return }
    let connection = Connection(budget: mode & 1 == 0 ? .strict : .relaxed)
    defer { connection.end() }
    guard mode & 8 != 0 || connection.turn(Connection.preface) else { return }
    let size = [0, 1, 9, 64][Int(mode >> 1 & 3)]
    for piece in pieces(input.dropFirst(), size: size) where !connection.turn(piece) { return }
  }
}

/// The body of one call: any bytes, cut into DATA frames at any place. What arrives whole comes
/// back whole, whatever the cuts.
enum MessageFraming {
  private static let head: [UInt8] =
    [0x83, 0x86] + literal(":path", "/t.T/Echo") + literal(":authority", "a")
    + literal("content-type", "application/grpc") + literal("te", "trailers")

  private static func literal(_ name: String, _ value: String) -> [UInt8] {
    [0x00, UInt8(name.utf8.count)] + Array(name.utf8) + [UInt8(value.utf8.count)] + Array(value.utf8)
  }

  static func run(_ input: [UInt8]) {
    guard let size = input.first else { return }
    let body = input.dropFirst()
    let connection = Connection(budget: .relaxed)
    defer { connection.end() }
    guard connection.turn(Connection.preface + frame(1, flags: 4, head)) else { return }
    for piece in pieces(body, size: Int(size)) where !connection.turn(frame(0, piece)) { return }
    _ = connection.turn(frame(0, flags: 1, []))
    let isOneMessage =
      body.count >= 5 && body.first == 0
      && body.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) } == body.count - 5
    precondition(connection.calls.count == (isOneMessage ? 1 : 0), "one message is a call, anything else is not")
    if isOneMessage { precondition(connection.calls[0].request == Array(body.dropFirst(5)), "not a byte is lost") }
  }
}

/// Header fields, as pairs of texts between bytes of zero, the way a client's library would send
/// them: names and values that are no text, reserved names, timeouts, `-bin` values.
enum MetadataFields {
  static func run(_ input: [UInt8]) {
    let texts = input.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    var fields = [
      HTTP2Field(":method", "POST"), HTTP2Field(":scheme", "http"), HTTP2Field(":path", "/t.T/Echo"),
      HTTP2Field(":authority", "a"), HTTP2Field("content-type", "application/grpc"), HTTP2Field("te", "trailers"),
    ]
    for index in stride(from: 0, to: texts.count - 1, by: 2) { fields.append(HTTP2Field(texts[index], texts[index + 1])) }
    let client = HTTP2Session(.client)
    guard let stream = try? client.request(fields, isEnd: false) else { return }
    client.write(stream, [0, 0, 0, 0, 1, 7])
    client.finish(stream)
    let connection = Connection(budget: .relaxed)
    _ = connection.turn(client.takeOutput())
    for call in connection.calls {
      precondition(call.request == [7], "the message is what was sent")
      for entry in call.metadata.entries {
        precondition(!Metadata.isReserved(entry.key), "\(entry.key) is not the application's")
        if entry.key.hasSuffix("-bin") { _ = Base64.decode(entry.value) }
      }
    }
    connection.end()
  }
}
